import type { MigrationInterface, QueryRunner } from 'typeorm';
import { measureOnly } from '@counterless/platform';

/** Statistics of what is looked for alone, and room beside each message for its next version: that it is begun is noted in its place, and no index follows. */
export class MeasureMessages1760000046000 implements MigrationInterface {
  name = 'MeasureMessages1760000046000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message SET (fillfactor = 70)');
    await measureOnly(runner, 'message', ['id', 'fact_id', 'audience', 'entity', 'owner', 'status', 'channel', 'due_at', 'begun_at', 'held']);
    await measureOnly(runner, 'attempt', ['id', 'message_id']);
    await measureOnly(runner, 'inbox_message', ['message_id', 'owner', 'officers_of', 'of_department', 'of_role', 'own_region', 'entity', 'fact_id']);
    await measureOnly(runner, 'sandbox_outbox', ['message_id', 'recipient_index', 'entity', 'tells']);
    await measureOnly(runner, 'event', ['app', 'place', 'id', 'type', 'at']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message RESET (fillfactor)');
  }
}
