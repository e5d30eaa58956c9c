import { describe, expect, it } from '@jest/globals';
import { faultOfUrl, isPublic, publicLookup } from './address.ts';

const production = { inward: false };
const sandbox = { inward: true };

describe('the address of a receiver', () => {
  it.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '192.0.2.1', '198.18.0.1',
    '::', '::1', 'fe80::1', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1',
  ])('%s is not public', address => expect(isPublic(address)).toBe(false));

  it.each(['1.1.1.1', '223.5.5.5', '2400:3200::1', '::ffff:1.1.1.1'])('%s is public', address => expect(isPublic(address)).toBe(true));

  it.each([
    'http://partner.example/', 'https://localhost/', 'https://x.localhost/', 'https://intranet/', 'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::1]/',
    'https://[::ffff:10.0.0.1]/', 'https://169.254.169.254/latest/meta-data/',
  ])('%s is refused in production', url => expect(faultOfUrl(url, production)).toBeDefined());

  it('over TLS on the public internet is taken; a sandbox takes one’s own machine too', () => {
    expect(faultOfUrl('https://partner.example/hooks?x=1', production)).toBeUndefined();
    expect(faultOfUrl('http://127.0.0.1:9000/hooks', sandbox)).toBeUndefined();
    expect(faultOfUrl('file:///etc/passwd', sandbox)).toBeDefined();
  });

  it('is refused when its name leads inward, and only then', async () => {
    const look = (reach: typeof production) => new Promise<Error | null>(resolve => publicLookup(reach)('localhost', { all: true }, error => resolve(error)));
    expect((await look(production))?.name).toBe('InwardAddress');
    expect(await look(sandbox)).toBeNull();
  });
});
