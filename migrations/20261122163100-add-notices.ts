import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far in the log each person has read their notices, which are the log itself. */
export class AddNotices20261122163100 implements MigrationInterface {
  name = 'AddNotices20261122163100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice_reading (
        person_id uuid PRIMARY KEY REFERENCES person,
        xid xid8 NOT NULL,
        event_id bigint NOT NULL,
        read_at timestamptz(3) NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX request_assignment_to ON request_assignment (assignee_id, request_id, at)`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON notice_reading TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_assignment_to`);
    await runner.query(`DROP TABLE notice_reading`);
  }
}
