import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receipt gets a code by which anyone may check it; how often that is done is counted by the day. */
export class AddReceiptCodes20261123162000 implements MigrationInterface {
  name = 'AddReceiptCodes20261123162000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE receipt_code (
        code text PRIMARY KEY,
        payment_id uuid UNIQUE REFERENCES payment,
        centre_receipt_id uuid UNIQUE REFERENCES centre_receipt,
        made_at timestamptz(3) NOT NULL,
        CHECK (num_nonnulls(payment_id, centre_receipt_id) = 1)
      )`);
    await runner.query(`GRANT SELECT, INSERT ON receipt_code TO qyzmet_app`);
    await runner.query(`
      CREATE TABLE receipt_check (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        code text REFERENCES receipt_code,
        day date NOT NULL,
        way text NOT NULL CHECK (way IN ('CODE', 'PAGE')),
        count bigint NOT NULL,
        UNIQUE NULLS NOT DISTINCT (code, day, way)
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (count) ON receipt_check TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE receipt_check, receipt_code`);
  }
}
