import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@counterless/kernel';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Smtp } from '../src/channels/smtp.ts';
import { handOver } from '../src/sending/hand-over.ts';
import type { ChannelFailure } from '../src/sending/ports.ts';

interface Mail {
  readonly to: readonly string[];
  readonly from: string;
  readonly text: string;
}

let server: SMTPServer;
const sockets = new Set<Socket>();
let mails: Mail[] = [];
let onData: 'take' | 'refuse' | 'defer' | 'cut' = 'take';
let onRecipient: number | undefined;

const fault = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
const options: SMTPServerOptions = {
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'user' && password === 'pass' ? done(null, { user: 'user' }) : done(fault(535)),
  onRcptTo: (_address, _session, done) => done(onRecipient === undefined ? null : fault(onRecipient)),
  onData: (stream, session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      if (onData === 'refuse' || onData === 'defer') return done(fault(onData === 'refuse' ? 554 : 451));
      mails.push({ to: rcptTo.map(a => a.address), from: mailFrom ? mailFrom.address : '', text });
      if (onData === 'cut') return sockets.forEach(socket => socket.destroy());
      return done();
    });
  },
};
const listen = async () => {
  server = new SMTPServer(options);
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => void sockets.add(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
};
const mailer = (more = {}) =>
  new Smtp({
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    secure: false,
    plain: true,
    user: undefined,
    password: undefined,
    from: '不见面 <no-reply@gov.example>',
    ...more,
  });
const email = (more = {}) => ({
  id: newId(),
  template: 'x',
  about: null,
  entity: null,
  address: 'one@example.com',
  title: '标题',
  body: '正文\n第二行',
  ...more,
});
const failure = (what: Promise<unknown>) =>
  what.then(
    () => ['none'],
    (e: ChannelFailure) => [e.code, e.effect],
  );
const headersOf = ({ text }: Mail) =>
  text
    .slice(0, text.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

beforeAll(listen);
beforeEach(() => {
  [mails, onData, onRecipient] = [[], 'take', undefined];
});
afterAll(() => new Promise<void>(resolve => server.close(resolve)));

describe('e-mail by SMTP', () => {
  it('arrives as it was written, under the message’s id', async () => {
    const message = email();
    expect((await mailer().send(message)).reference).toMatch(/^250/);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: ['one@example.com'], from: 'no-reply@gov.example' });
    const headers = headersOf(mails[0]!);
    expect(headers).toEqual(
      expect.arrayContaining([
        `Message-ID: <${message.id}@gov.example>`,
        'To: one@example.com',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(headers.find(h => h.startsWith('Subject:'))).toContain(Buffer.from('标题').toString('base64'));
    expect(mails[0]!.text).toContain(Buffer.from('正文\r\n第二行').toString('base64').slice(0, 8));
  });

  it('logs in where it has an account', async () => {
    await mailer({ user: 'user', password: 'pass' }).send(email());
    expect(mails).toHaveLength(1);
    expect(await failure(mailer({ user: 'user', password: 'wrong' }).send(email()))).toEqual(['smtp-535', 'not-sent']);
    expect(mails).toHaveLength(1);
  });

  it.each([
    { title: '标题\r\nBcc: two@example.com' },
    { title: 'a\nTo: two@example.com\n\nbody' },
    { title: 'a\u2028Bcc: two@example.com', body: '\r\n.\r\nMAIL FROM:<x@example.com>\r\n' },
    { body: 'x\r\nBcc: two@example.com\r\n.\r\nRCPT TO:<two@example.com>' },
  ])('adds neither a header nor a recipient, whatever a text holds: %j', async more => {
    await mailer().send(email(more));
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toEqual(['one@example.com']);
    const names = headersOf(mails[0]!).map(h => h.split(':')[0]!.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('bcc');
  });

  it.each([
    'a@example.com,two@example.com',
    'a@example.com\r\nBcc: two@example.com',
    '<a@example.com>',
    'a@example.com two@example.com',
    '"a b"@example.com',
    'a@example',
    '',
  ])('goes to no address that is not one and nothing else: %j', async address => {
    expect(await failure(mailer().send(email({ address })))).toEqual(['address-invalid', 'refused']);
    expect(mails).toEqual([]);
  });

  it('says of each failure whether it may have gone out', async () => {
    onRecipient = 550;
    expect(await failure(mailer().send(email()))).toEqual(['smtp-550', 'refused']);
    onRecipient = 450;
    expect(await failure(mailer().send(email()))).toEqual(['smtp-450', 'not-sent']);
    [onRecipient, onData] = [undefined, 'refuse'];
    expect(await failure(mailer().send(email()))).toEqual(['smtp-554', 'refused']);
    onData = 'defer';
    expect(await failure(mailer().send(email()))).toEqual(['smtp-451', 'not-sent']);
    expect((await failure(mailer({ port: 1 }).send(email())))[1]).toBe('not-sent');
    expect((await failure(mailer({ plain: false }).send(email())))[1]).toBe('not-sent');
    expect(mails).toEqual([]);
  });

  it('that was lost after its text went out is not sent again', async () => {
    onData = 'cut';
    const message = email();
    expect((await failure(mailer().send(message)))[1]).toBe('unknown');
    expect(mails).toHaveLength(1);
    expect(await failure(handOver(mailer(), message, true))).toEqual(['in-doubt', 'unknown']);
    expect(mails).toHaveLength(1);
  });
});
