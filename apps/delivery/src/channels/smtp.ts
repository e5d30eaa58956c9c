import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isEmailAddress } from '../domain/email-address.ts';
import { ChannelFailure, EmailChannel, type Email, type Receipt } from '../sending/ports.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which is required unless `plain`. */
  readonly secure: boolean;
  /** For a relay on the same host, and for tests: without TLS. */
  readonly plain: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: string;
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/**
 * E-mail by SMTP. A mail server neither drops a second message of one id nor tells what became of it, so what was lost on the way after the
 * text began to go out is not sent again. Nodemailer's connection is used, not its transport, since only that tells when the text began.
 */
export class Smtp extends EmailChannel {
  readonly recovery = 'none';

  constructor(private readonly settings: SmtpSettings) {
    super();
  }

  async send({ id, address: to, title, body }: Email): Promise<Receipt> {
    if (!isEmailAddress(to)) throw new ChannelFailure('address-invalid', 'refused');
    const { from } = this.settings;
    const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
    const subject = title.replace(/\s+/g, ' ');
    const mail = new MailComposer({
      from,
      to: { name: '', address: to },
      subject,
      text: body,
      messageId: `<${id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const compiled = mail.compile();
    const envelope = compiled.getEnvelope();
    return this.#transmit({ from: envelope.from || from, to: [to] }, await compiled.build());
  }

  async #transmit(envelope: { from: string; to: string[] }, content: Buffer): Promise<Receipt> {
    const { host, port, secure, plain, user, password } = this.settings;
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      requireTLS: !secure && !plain,
      ignoreTLS: plain,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    let begun = false;
    const text = Readable.from(
      (function* () {
        begun = true;
        yield content;
      })(),
    );
    try {
      const response = await new Promise<string>((resolve, reject) => {
        connection.once('error', reject);
        connection.once('end', () => reject(Object.assign(new Error('ended'), { code: 'ECONNECTION' })));
        connection.connect(error => {
          if (error) return reject(error);
          const send = () =>
            connection.send(envelope, text, (failed, info) => (failed ? reject(failed) : resolve(info!.response)));
          if (user === undefined) return send();
          connection.login({ credentials: { user, pass: password ?? '' } } as never, failed =>
            failed ? reject(failed) : send(),
          );
        });
      });
      connection.quit();
      return { reference: response.replace(/[^\x20-\x7e]/g, '').slice(0, 200) };
    } catch (error) {
      connection.close();
      text.destroy();
      throw failureOf(error as SmtpError, begun);
    }
  }
}

/** Permanent answers (5yz) about this message end it here; whatever else was answered, or was lost before the text, may be tried again. */
function failureOf({ code = 'smtp', responseCode, command = '' }: SmtpError, begun: boolean): ChannelFailure {
  if (responseCode !== undefined) {
    const own = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
    return new ChannelFailure(`smtp-${responseCode}`, responseCode >= 500 && own ? 'refused' : 'not-sent');
  }
  return new ChannelFailure(code.toLowerCase(), begun ? 'unknown' : 'not-sent');
}
