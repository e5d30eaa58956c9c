import { Injectable } from '@nestjs/common';
import { Clock } from '@counterless/kernel';
import { Database, FieldCipher, Gathered, type Prepared } from '@counterless/platform';
import { ChannelFailure, InboxChannel, type Note, type Receipt } from '../sending/ports.ts';

const keep: Prepared = {
  name: 'inbox_message.keep',
  text: `WITH fault AS (UPDATE channel_fault SET remaining = remaining - least(remaining, cardinality($1::uuid[])) WHERE channel = 'inbox' AND remaining > 0
                        RETURNING old.remaining - new.remaining AS failed),
           kept AS (INSERT INTO inbox_message (message_id, owner, officers_of, template, content, about, entity, fact_id, of_department, of_role, own_region, at)
                    SELECT u.id, u.owner, u.officers_of, u.template, u.content, u.about, u.entity, u.fact_id, u.of_department, u.of_role, u.own_region, $12::timestamptz
                    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::boolean[])
                      WITH ORDINALITY AS u(id, owner, officers_of, template, content, about, entity, fact_id, of_department, of_role, own_region, n)
                    WHERE u.n > coalesce((SELECT failed FROM fault), 0)
                    ON CONFLICT DO NOTHING)
         SELECT coalesce((SELECT failed FROM fault), 0) AS failed`,
};

const officeOf = ({ to }: Note) => ('officersOf' in to ? to.office : undefined);

/** The inbox inside the platform: a real channel, which a sandbox can tell to fail all the same. */
@Injectable()
export class Inbox extends InboxChannel {
  readonly recovery = 'idempotent';
  // It takes what comes together as one statement.
  override readonly atOnce = 256;
  readonly #gathered = new Gathered<Note, boolean>(notes => this.#keep(notes));

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send(note: Note): Promise<Receipt> {
    if (!(await this.#gathered.do(note))) throw new ChannelFailure('inbox-told-to-fail', 'not-sent');
    return { reference: `inbox:${note.id}` };
  }

  async #keep(notes: readonly Note[]): Promise<boolean[]> {
    const [row] = await this.database.read<{ failed: number }>(keep, [
      notes.map(n => n.id),
      notes.map(n => ('holder' in n.to ? n.to.holder : null)),
      notes.map(n => ('officersOf' in n.to ? n.to.officersOf : null)),
      notes.map(n => n.template),
      notes.map(n => this.cipher.seal(JSON.stringify({ title: n.title, body: n.body }), 'inbox_message.content')),
      notes.map(n => n.about),
      notes.map(n => n.entity),
      notes.map(n => n.factId),
      notes.map(n => officeOf(n)?.department ?? null),
      notes.map(n => officeOf(n)?.role ?? null),
      notes.map(n => officeOf(n)?.ownRegion ?? false),
      this.clock.now(),
    ]);
    return notes.map((_, i) => i >= row!.failed);
  }
}
