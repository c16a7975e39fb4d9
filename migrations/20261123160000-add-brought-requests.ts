import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which information system brought a request, for its applicant to read and for the system to go on; and which one had a
 * registry asked.
 */
export class AddBroughtRequests20261123160000 implements MigrationInterface {
  name = 'AddBroughtRequests20261123160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE brought_request (
        request_id uuid PRIMARY KEY REFERENCES request,
        sender text NOT NULL,
        bin text NOT NULL,
        name text NOT NULL,
        message_id text NOT NULL,
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT ON brought_request TO qyzmet_app`);
    await runner.query(`ALTER TABLE registry_inquiry ADD COLUMN system text,
      DROP CONSTRAINT registry_inquiry_purpose_check, DROP CONSTRAINT registry_inquiry_check1`);
    await runner.query(`ALTER TABLE registry_inquiry
      ADD CONSTRAINT registry_inquiry_purpose_check CHECK (purpose IN ('STEP', 'PREFILL', 'BRINGING')),
      ADD CONSTRAINT registry_inquiry_check1 CHECK (num_nonnulls(person_id, organisation, system) > 0)`);
  }

  /** A question that a system had asked cannot be told without it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM registry_inquiry_outcome o USING registry_inquiry q
      WHERE q.id = o.inquiry_id AND q.purpose = 'BRINGING'`);
    await runner.query(`DELETE FROM registry_inquiry WHERE purpose = 'BRINGING'`);
    await runner.query(`ALTER TABLE registry_inquiry
      DROP CONSTRAINT registry_inquiry_purpose_check, DROP CONSTRAINT registry_inquiry_check1`);
    await runner.query(`ALTER TABLE registry_inquiry DROP COLUMN system`);
    await runner.query(`ALTER TABLE registry_inquiry
      ADD CONSTRAINT registry_inquiry_purpose_check CHECK (purpose IN ('STEP', 'PREFILL')),
      ADD CONSTRAINT registry_inquiry_check1 CHECK (num_nonnulls(person_id, organisation) > 0)`);
    await runner.query(`DROP TABLE brought_request`);
  }
}
