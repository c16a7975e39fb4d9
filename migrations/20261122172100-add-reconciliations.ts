import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of how our ledger of payments was held against the gateway's; the application may only add to them. */
export class AddReconciliations20261122172100 implements MigrationInterface {
  name = 'AddReconciliations20261122172100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment_reconciliation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL CHECK (kind IN ('UNSETTLED', 'DAY')),
        day date,
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3) NOT NULL,
        compared integer NOT NULL,
        moved integer NOT NULL,
        unanswered integer NOT NULL,
        received_tiyn bigint NOT NULL,
        differences jsonb NOT NULL,
        CHECK ((kind = 'DAY') = (day IS NOT NULL))
      )`);
    await runner.query(`GRANT SELECT, INSERT ON payment_reconciliation TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE payment_reconciliation`);
  }
}
