/** A statement that PostgreSQL plans once per connection. */
export interface Prepared {
  /** Name under which PostgreSQL keeps the plan: one text, one name. */
  readonly name: string;
  readonly text: string;
}
