import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seal of an archive with the time-stamp over it: fetched once for each, perhaps later than the seal was made. */
export class TimeArchiveSeals20261123163000 implements MigrationInterface {
  name = 'TimeArchiveSeals20261123163000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE archive_seal_time (
        manifest_sha256 bytea PRIMARY KEY REFERENCES archive_seal,
        cms bytea NOT NULL,
        time timestamptz(3) NOT NULL,
        authority text NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT ON archive_seal_time TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE archive_seal_time`);
  }
}
