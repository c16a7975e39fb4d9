import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A result may be taken back by whoever may sign it; how often papers are checked is counted by the day. */
export class AddRevocations20261122175100 implements MigrationInterface {
  name = 'AddRevocations20261122175100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE result_revocation (
        result_id uuid PRIMARY KEY REFERENCES request_result,
        reason text NOT NULL,
        revoked_by uuid NOT NULL,
        revoked_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT ON result_revocation TO qyzmet_app`);
    await runner.query(`
      CREATE TABLE result_check (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        result_id uuid REFERENCES request_result,
        day date NOT NULL,
        way text NOT NULL CHECK (way IN ('NUMBER', 'PAGE', 'FILE')),
        verdict text NOT NULL CHECK (verdict IN ('AUTHENTIC', 'ALTERED', 'REVOKED', 'UNKNOWN')),
        count bigint NOT NULL,
        UNIQUE NULLS NOT DISTINCT (result_id, day, way, verdict)
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON result_check TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE result_check, result_revocation`);
  }
}
