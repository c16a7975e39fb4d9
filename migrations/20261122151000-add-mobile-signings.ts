import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents handed to eGov Mobile by QR code: one hand-over a document, of whose tokens only hashes are kept. */
export class AddMobileSignings20261122151000 implements MigrationInterface {
  name = 'AddMobileSignings20261122151000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mobile_signing (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        document_id uuid NOT NULL UNIQUE REFERENCES signing_document,
        session_id uuid NOT NULL REFERENCES session,
        purpose text NOT NULL CHECK (purpose IN ('APPLICATION', 'RESULT')),
        method text NOT NULL CHECK (method IN ('CMS_WITH_DATA', 'CMS_SIGN_ONLY', 'XML')),
        language text NOT NULL CHECK (language IN ('kk', 'ru')),
        link_hash bytea NOT NULL UNIQUE CHECK (octet_length(link_hash) = 32),
        access_hash bytea NOT NULL CHECK (octet_length(access_hash) = 32),
        created_at timestamptz(3) NOT NULL,
        opened_at timestamptz(3),
        tries integer NOT NULL DEFAULT 0,
        fault jsonb
      )`);
    await runner.query(`CREATE INDEX mobile_signing_session ON mobile_signing (session_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON mobile_signing TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mobile_signing`);
  }
}
