import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those that were given up are counted for the metrics and listed for the operator. */
export class FindGivenUpOrders1760000040000 implements MigrationInterface {
  name = 'FindGivenUpOrders1760000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX certificate_order_given_up ON certificate_order (case_id) WHERE due_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX certificate_order_given_up');
  }
}
