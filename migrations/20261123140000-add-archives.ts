import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whole files of requests as archives: what each was sealed with, who fetched it; and the revocation lists that verdicts
 * rest on, so that an archive can carry them.
 */
export class AddArchives20261123140000 implements MigrationInterface {
  name = 'AddArchives20261123140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kept_revocation_list (
        sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
        der bytea NOT NULL,
        kept_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE archive_seal (
        manifest_sha256 bytea PRIMARY KEY CHECK (length(manifest_sha256) = 32),
        request_id uuid NOT NULL REFERENCES request,
        cms bytea NOT NULL,
        sealed_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX archive_seal_of_request ON archive_seal (request_id)`);
    await runner.query(`
      CREATE TABLE archive_download (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        manifest_sha256 bytea NOT NULL REFERENCES archive_seal,
        person_id uuid NOT NULL REFERENCES person,
        scope text NOT NULL CHECK (scope IN ('APPLICANT', 'PROVIDER')),
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX archive_download_of_request ON archive_download (request_id, id)`);
    await runner.query(`CREATE INDEX archive_download_of_seal ON archive_download (manifest_sha256)`);
    await runner.query(`CREATE INDEX archive_download_by ON archive_download (person_id)`);
    await runner.query(
      `GRANT SELECT, INSERT ON kept_revocation_list, archive_seal, archive_download TO qyzmet_app`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE archive_download, archive_seal, kept_revocation_list`);
  }
}
