import { askPartner, NoReply, textOf, type Partner, type Reply } from '../partners/request.ts';
import { ChannelFailure, SmsChannel, type Receipt, type Recovery, type Sms } from '../sending/ports.ts';

export interface HttpSmsSettings extends Partner {
  /** As its call-backs name it. */
  readonly provider: string;
  /** What the provider promises: one id is sent once; it can be asked what became of an id; or neither. */
  readonly recovery: Recovery;
}

/** Answers that say that nothing was sent and that later it may work: the account, the rate, no capacity. */
const later = new Set([401, 403, 429, 503]);

/** An SMS provider over HTTP, every request signed. Its interface is in the README; another one's differences belong here and nowhere else. */
export class HttpSms extends SmsChannel {
  readonly provider: string;
  readonly secret: string;
  readonly recovery: Recovery;

  constructor(private readonly settings: HttpSmsSettings) {
    super();
    ({ provider: this.provider, secret: this.secret, recovery: this.recovery } = settings);
  }

  async send({ id, mobile, text }: Sms): Promise<Receipt> {
    const { status, body } = await this.#ask('POST', '/messages', { messageId: id, mobile, text });
    if (status >= 200 && status < 300) return { reference: textOf(body['id']) ?? `${this.provider}:${id}` };
    if (later.has(status)) throw new ChannelFailure(`http-${status}`, 'not-sent');
    if (status >= 400 && status < 500) throw new ChannelFailure(textOf(body['code'], 40) ?? `http-${status}`, 'refused');
    // A 500, a 502 or a redirect says nothing of what happened before it.
    throw new ChannelFailure(`http-${status}`, 'unknown');
  }

  override async find(id: string): Promise<Receipt | undefined> {
    const { status, body } = await this.#ask('GET', `/messages/${encodeURIComponent(id)}`);
    if (status === 404) return undefined;
    if (status === 200) return { reference: textOf(body['id']) ?? `${this.provider}:${id}` };
    throw new ChannelFailure(`http-${status}`, 'unknown');
  }

  async #ask(method: 'GET' | 'POST', path: string, content?: object): Promise<Reply> {
    try {
      return await askPartner(this.settings, method, path, content);
    } catch (error) {
      if (error instanceof NoReply) throw new ChannelFailure(error.code, error.sent ? 'unknown' : 'not-sent');
      throw error;
    }
  }
}
