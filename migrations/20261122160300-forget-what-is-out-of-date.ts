import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drafts know when they were touched last; sessions that are over and files that nobody attached are removed by functions,
 * so that the application removes nothing else of these tables.
 */
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
    await define(
      runner,
      'forget_sessions',
      `WITH over AS (SELECT id FROM public.session WHERE expires_at < before),
         tokens AS (DELETE FROM public.refresh_token WHERE session_id IN (SELECT id FROM over)),
         gone AS (DELETE FROM public.session WHERE id IN (SELECT id FROM over) RETURNING id)
       SELECT count(*) FROM gone`,
    );
    await define(
      runner,
      'forget_files',
      `WITH gone AS (
         DELETE FROM public.stored_file WHERE attached_at IS NULL AND created_at < before RETURNING id)
       SELECT count(*) FROM gone`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION forget_files, forget_sessions`);
    await runner.query(`DROP INDEX stored_file_unattached, session_expires, request_untouched`);
    await runner.query(`ALTER TABLE request DROP touched_at`);
  }
}

/** Answers how many rows older than a time it removed. */
async function define(runner: QueryRunner, name: string, statement: string): Promise<void> {
  await runner.query(`
    CREATE FUNCTION ${name}(before timestamptz) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${statement} $$`);
  await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO qyzmet_app`);
}
