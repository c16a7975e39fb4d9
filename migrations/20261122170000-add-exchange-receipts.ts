import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other systems tell by themselves through the gateway: every message of theirs is a line, and stays one. */
export class AddExchangeReceipts20261122170000 implements MigrationInterface {
  name = 'AddExchangeReceipts20261122170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange_receipt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        at timestamptz(3) NOT NULL,
        kind text NOT NULL CHECK (kind IN ('MESSAGE', 'DELIVERY', 'STATE')),
        sender text NOT NULL,
        sender_bin text NOT NULL,
        reference text NOT NULL,
        told text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('TAKEN', 'REPEATED', 'LATE', 'UNKNOWN')),
        message_id uuid REFERENCES exchange_message,
        subject_id uuid,
        CHECK ((outcome = 'UNKNOWN') <= (message_id IS NULL AND subject_id IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX exchange_receipt_once ON exchange_receipt (sender_bin, sender, kind, reference)
      WHERE outcome IN ('TAKEN', 'LATE')`);
    await runner.query(`CREATE INDEX exchange_receipt_of_message ON exchange_receipt (message_id)`);
    await runner.query(`CREATE INDEX exchange_receipt_of_subject ON exchange_receipt (subject_id, id)`);
    await runner.query(`GRANT SELECT, INSERT ON exchange_receipt TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange_receipt`);
  }
}
