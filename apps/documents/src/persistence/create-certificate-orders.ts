import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCertificateOrders1760000012000 implements MigrationInterface {
  name = 'CreateCertificateOrders1760000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Granted cases whose certificate is still to be asked about. One that nobody can make has no due_at, and a fault.
      CREATE TABLE certificate_order (
        case_id uuid PRIMARY KEY,
        ordered_at timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        tries int NOT NULL DEFAULT 0,
        fault text,
        CHECK (due_at IS NOT NULL OR fault IS NOT NULL)
      );
      CREATE INDEX certificate_order_due ON certificate_order (due_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificate_order');
  }
}
