import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChains1760000010000 implements MigrationInterface {
  name = 'CreateChains1760000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence_chain (
        id uuid PRIMARY KEY,
        owner text NOT NULL,
        kind text NOT NULL,
        holder_id uuid NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        CONSTRAINT evidence_chain_holder UNIQUE (owner, kind, holder_id)
      );

      CREATE TABLE chain_entry (
        chain uuid NOT NULL REFERENCES evidence_chain,
        sequence int NOT NULL CHECK (sequence BETWEEN 1 AND 10000),
        entry_id uuid NOT NULL,
        previous bytea NOT NULL,
        hash bytea NOT NULL,
        closes boolean NOT NULL,
        body text NOT NULL,
        signature bytea NOT NULL CHECK (octet_length(signature) BETWEEN 8 AND 72),
        before int GENERATED ALWAYS AS (nullif(sequence - 1, 0)) STORED,
        before_closes boolean GENERATED ALWAYS AS (false) STORED,
        PRIMARY KEY (chain, sequence),
        UNIQUE (chain, entry_id),
        UNIQUE (chain, sequence, hash, closes),
        -- The entry before is there, is the one that this one names, and is not the closing one. So there is no gap and no fork.
        FOREIGN KEY (chain, before, previous, before_closes) REFERENCES chain_entry (chain, sequence, hash, closes),
        CHECK (sequence > 1 OR previous = decode(repeat('00', 32), 'hex')),
        CHECK (hash = sha256(convert_to(body, 'UTF8'))),
        -- What is signed is what the columns say.
        CHECK ((body::json->>'sequence')::int = sequence AND body::json->>'chain' = chain::text AND body::json->>'entry' = entry_id::text
          AND body::json->>'previous' = encode(previous, 'hex') AND ((body::json->>'what') = 'chain.closed') = closes)
      );

      -- Chains that have grown since they were anchored.
      CREATE TABLE chain_grown (chain uuid PRIMARY KEY REFERENCES evidence_chain);

      CREATE TABLE chain_anchor (
        number int PRIMARY KEY CHECK (number > 0),
        previous bytea NOT NULL,
        hash bytea NOT NULL,
        body text NOT NULL,
        signature bytea NOT NULL,
        before int GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
        UNIQUE (number, hash),
        FOREIGN KEY (before, previous) REFERENCES chain_anchor (number, hash),
        CHECK (number > 1 OR previous = decode(repeat('00', 32), 'hex')),
        CHECK (hash = sha256(convert_to(body, 'UTF8'))),
        CHECK ((body::json->>'number')::int = number AND body::json->>'previous' = encode(previous, 'hex'))
      );
      CREATE TABLE chain_anchored (
        chain uuid NOT NULL,
        entries int NOT NULL,
        anchor int NOT NULL REFERENCES chain_anchor,
        PRIMARY KEY (chain, entries),
        FOREIGN KEY (chain, entries) REFERENCES chain_entry
      );

      -- By trigger and not by a missing privilege: it binds the owner of the tables too.
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only: no %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation'; END $$;
      ${['evidence_chain', 'chain_entry', 'chain_anchor', 'chain_anchored']
        .map(
          table => `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
        )
        .join('\n      ')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chain_anchored, chain_anchor, chain_grown, chain_entry, evidence_chain; DROP FUNCTION refuse_change');
  }
}
