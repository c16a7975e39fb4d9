import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What applicants answered to the survey of the act, once a request; and the index that the figures of a service read. */
export class AddSurveys20261122130000 implements MigrationInterface {
  name = 'AddSurveys20261122130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE survey_response (
        request_id uuid PRIMARY KEY REFERENCES request,
        process text NOT NULL CHECK (process IN ('NOT_SATISFIED', 'PARTLY_SATISFIED', 'SATISFIED')),
        information text NOT NULL CHECK (information IN ('NOT_SATISFIED', 'PARTLY_SATISFIED', 'SATISFIED')),
        comment text,
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT ON survey_response TO qyzmet_app`);
    await runner.query(`
      CREATE INDEX request_provided ON request (service, ended_at) INCLUDE (id, status, due_at)
      WHERE sent_at IS NOT NULL AND status IN ('COMPLETED', 'REFUSED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_provided`);
    await runner.query(`DROP TABLE survey_response`);
  }
}
