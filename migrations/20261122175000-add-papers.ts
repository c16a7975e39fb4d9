import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers are drawn before they are signed; a result knows how its paper is signed, and its digest. */
export class AddPapers20261122175000 implements MigrationInterface {
  name = 'AddPapers20261122175000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_paper (
        document_id uuid PRIMARY KEY REFERENCES signing_document,
        pdf bytea NOT NULL,
        prepared_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT ON signing_paper TO qyzmet_app`);
    await runner.query(`
      ALTER TABLE request_result
        ADD signed_form text NOT NULL DEFAULT 'STATEMENT' CHECK (signed_form IN ('PDF', 'DETACHED', 'STATEMENT')),
        ADD paper_sha256 bytea`);
    await runner.query(`
      UPDATE request_result d SET paper_sha256 = f.sha256 FROM stored_file f WHERE f.id = d.file_id`);
    await runner.query(`ALTER TABLE request_result ALTER signed_form DROP DEFAULT`);
    await runner.query(`CREATE INDEX request_result_paper ON request_result (paper_sha256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_result_paper`);
    await runner.query(`ALTER TABLE request_result DROP signed_form, DROP paper_sha256`);
    await runner.query(`DROP TABLE signing_paper`);
  }
}
