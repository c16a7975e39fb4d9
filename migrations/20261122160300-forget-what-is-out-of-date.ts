import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts know when they were touched last; sessions that are over and files that nobody attached may be removed. */
export class ForgetWhatIsOutOfDate20261122160300 implements MigrationInterface {
  name = 'ForgetWhatIsOutOfDate20261122160300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE request ADD touched_at timestamptz(3)`);
    await runner.query(`
      UPDATE request r SET touched_at = greatest(r.created_at,
        (SELECT max(s.started_at) FROM request_step s WHERE s.request_id = r.id))
      WHERE sent_at IS NULL AND ended_at IS NULL`);
    await runner.query(`
      CREATE INDEX request_untouched ON request (touched_at) WHERE sent_at IS NULL AND ended_at IS NULL`);
    await runner.query(`CREATE INDEX session_expires ON session (expires_at)`);
    await runner.query(
      `CREATE INDEX stored_file_unattached ON stored_file (created_at) WHERE attached_at IS NULL`,
    );
    await runner.query(`GRANT DELETE ON session, refresh_token, stored_file TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE DELETE ON session, refresh_token, stored_file FROM qyzmet_app`);
    await runner.query(`DROP INDEX stored_file_unattached, session_expires, request_untouched`);
    await runner.query(`ALTER TABLE request DROP touched_at`);
  }
}
