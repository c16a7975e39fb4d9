import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signatures that could not be judged when they came, because the certification authority did not answer: they wait and
 * are judged again, as of the moment they came.
 */
export class HoldSignatures20261122140000 implements MigrationInterface {
  name = 'HoldSignatures20261122140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE held_signature (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        request_version integer NOT NULL,
        step_key text NOT NULL,
        document_id uuid NOT NULL UNIQUE REFERENCES signing_document,
        signer_id uuid NOT NULL,
        signature bytea NOT NULL,
        note text,
        received_at timestamptz(3) NOT NULL,
        doubt text NOT NULL,
        attempts integer NOT NULL,
        next_try_at timestamptz(3) NOT NULL,
        settled_at timestamptz(3),
        outcome text CHECK (outcome IN ('ACCEPTED', 'REFUSED', 'TURNED_DOWN', 'SUPERSEDED')),
        CHECK ((settled_at IS NULL) = (outcome IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX held_signature_waiting ON held_signature (request_id) WHERE settled_at IS NULL`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON held_signature TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE held_signature`);
  }
}
