import { describe, expect, it } from '@jest/globals';
import { addressList } from '../identity.config.ts';
import { clientAddress } from './request.ts';

const trusted = addressList('127.0.0.0/8,::1,10.1.0.0/16');
const from = (remoteAddress: string, forwarded?: string) =>
  clientAddress({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as never, trusted);

describe('the address of a client', () => {
  it.each([
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['203.0.113.1', '198.51.100.1', '203.0.113.1'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['::1', '6.6.6.6, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['127.0.0.1', '10.1.0.1', '10.1.0.1'],
    ['127.0.0.1', '2001:db8::1', '2001:db8::1'],
  ])('behind %s saying %s is %s', (remote, forwarded, expected) => {
    expect(from(remote, forwarded)).toBe(expected);
  });
});
