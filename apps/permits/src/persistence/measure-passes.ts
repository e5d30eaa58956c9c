import type { MigrationInterface, QueryRunner } from 'typeorm';
import { measureOnly } from '@counterless/platform';

/** Statistics of what is looked for alone. */
export class MeasurePasses1760000039000 implements MigrationInterface {
  name = 'MeasurePasses1760000039000';

  async up(runner: QueryRunner): Promise<void> {
    await measureOnly(runner, 'pass', ['id', 'number', 'status', 'plate', 'origin', 'destination', 'valid_from', 'valid_until', 'holder_kind', 'holder_id', 'ended_at']);
  }

  async down(): Promise<void> {
    // Statistics of more columns do no harm and none of them is missed.
  }
}
