import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pass that nobody decided lapses with its window; those that wait already do, too. Never edited once released. */
export class LapsePasses1760000037000 implements MigrationInterface {
  name = 'LapsePasses1760000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pass
        DROP CONSTRAINT pass_status_check,
        ADD CONSTRAINT pass_status_check CHECK (status IN ('requested', 'granted', 'refused', 'withdrawn', 'revoked', 'expired', 'lapsed')),
        DROP CONSTRAINT pass_numbered,
        ADD CONSTRAINT pass_numbered CHECK (number IS NOT NULL OR status IN ('requested', 'refused', 'withdrawn', 'lapsed'));
      INSERT INTO deadline (kind, entity, due_at) SELECT 'pass.expire', id, valid_until FROM pass WHERE status = 'requested' ON CONFLICT DO NOTHING;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Passes that lapsed have no other state');
  }
}
