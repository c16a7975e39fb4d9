import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other systems report of requests: reports that were refused, with the reason, and the numbers that they gave. */
export class AddSystemReports20261123130000 implements MigrationInterface {
  name = 'AddSystemReports20261123130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange_receipt
        DROP CONSTRAINT exchange_receipt_outcome_check,
        ADD COLUMN reason jsonb,
        ADD CONSTRAINT exchange_receipt_outcome_check
          CHECK (outcome IN ('TAKEN', 'REPEATED', 'LATE', 'UNKNOWN', 'REFUSED')),
        ADD CONSTRAINT exchange_receipt_reason_check CHECK ((outcome = 'REFUSED') = (reason IS NOT NULL))`);
    await runner.query(`
      CREATE TABLE system_number (
        request_id uuid NOT NULL REFERENCES request,
        system text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('REQUEST', 'RESULT')),
        number text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (request_id, system, kind),
        UNIQUE (system, kind, number)
      )`);
    await runner.query(`GRANT SELECT, INSERT ON system_number TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE system_number`);
    await runner.query(`DELETE FROM exchange_receipt WHERE outcome = 'REFUSED'`);
    await runner.query(`
      ALTER TABLE exchange_receipt
        DROP CONSTRAINT exchange_receipt_reason_check,
        DROP COLUMN reason,
        DROP CONSTRAINT exchange_receipt_outcome_check,
        ADD CONSTRAINT exchange_receipt_outcome_check
          CHECK (outcome IN ('TAKEN', 'REPEATED', 'LATE', 'UNKNOWN'))`);
  }
}
