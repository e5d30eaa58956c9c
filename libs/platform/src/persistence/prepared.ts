/**
 * A statement that PostgreSQL plans anew at every run. For what works on a queue in batches: its plan must fit how much waits now, and one
 * made when nothing waited reads all that waits for each row. Planning takes about a millisecond, the batch many.
 */
export interface Statement {
  readonly text: string;
}

/** A statement that PostgreSQL plans once per connection. */
export interface Prepared extends Statement {
  /** Name under which PostgreSQL keeps the plan: one text, one name. */
  readonly name: string;
}
