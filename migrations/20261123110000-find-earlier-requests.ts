import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an applicant asked for before is looked at whenever somebody decides. */
export class FindEarlierRequests20261123110000 implements MigrationInterface {
  name = 'FindEarlierRequests20261123110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX request_of_applicant_number
      ON request (coalesce(applicant_bin, applicant_iin), provider, service) WHERE sent_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_of_applicant_number`);
  }
}
