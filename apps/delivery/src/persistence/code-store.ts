import { Injectable } from '@nestjs/common';
import { newId } from '@counterless/kernel';
import { Database, FieldCipher, type Prepared } from '@counterless/platform';
import { SignInCodes } from '../sending/ports.ts';

const find: Prepared = {
  name: 'sign_in_code.find',
  text: 'SELECT message_id, sent_at IS NOT NULL AS sent FROM sign_in_code WHERE code_id = $1',
};
const count: Prepared = {
  name: 'sign_in_code.count',
  text: 'SELECT count(*)::int AS n FROM sign_in_code WHERE mobile_index = $1 AND asked_at > $2',
};
// The update changes nothing: it makes the row of whoever came first come back.
const insert: Prepared = {
  name: 'sign_in_code.insert',
  text: `INSERT INTO sign_in_code (code_id, message_id, mobile_index, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code_id) DO UPDATE SET code_id = excluded.code_id RETURNING message_id`,
};
const sent: Prepared = { name: 'sign_in_code.sent', text: 'UPDATE sign_in_code SET sent_at = $2 WHERE code_id = $1' };
const forget: Prepared = { name: 'sign_in_code.forget', text: 'DELETE FROM sign_in_code WHERE asked_at < $1' };

/** Neither the code nor the number is kept here, only the number's keyed digest. */
@Injectable()
export class CodeStore extends SignInCodes {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async find(codeId: string): Promise<{ readonly messageId: string; readonly sent: boolean } | undefined> {
    const [row] = await this.database.read<{ message_id: string; sent: boolean }>(find, [codeId]);
    return row && { messageId: row.message_id, sent: row.sent };
  }

  async countSince(mobile: string, since: Date): Promise<number> {
    const [row] = await this.database.read<{ n: number }>(count, [this.#index(mobile), since]);
    return row!.n;
  }

  async add(codeId: string, mobile: string, now: Date): Promise<string> {
    const [row] = await this.database.read<{ message_id: string }>(insert, [codeId, newId(), this.#index(mobile), now]);
    return row!.message_id;
  }

  async sent(codeId: string, now: Date): Promise<void> {
    await this.database.read(sent, [codeId, now]);
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.read(forget, [moment]);
  }

  #index(mobile: string): Buffer {
    return this.cipher.blindIndex(mobile, 'mobile');
  }
}
