import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the time of a provider does not run, and why; and deadlines that were extended, each once: evidence. */
export class AddDeadlinePauses20261122160100 implements MigrationInterface {
  name = 'AddDeadlinePauses20261122160100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deadline_pause (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        basis text NOT NULL CHECK (basis IN ('SIGNATURE_HELD', 'REGISTRY_SILENT', 'GATEWAY_SILENT')),
        since timestamptz(3) NOT NULL,
        until timestamptz(3),
        CHECK (until >= since)
      )`);
    await runner.query(`CREATE INDEX deadline_pause_of_request ON deadline_pause (request_id, since)`);
    await runner.query(
      `CREATE UNIQUE INDEX deadline_paused ON deadline_pause (request_id) WHERE until IS NULL`,
    );
    /* Step 0 is the whole service. */
    await runner.query(`
      CREATE TABLE deadline_extension (
        request_id uuid NOT NULL REFERENCES request,
        step_seq smallint NOT NULL,
        reason text NOT NULL,
        extended_by uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (request_id, step_seq)
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (until) ON deadline_pause TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT ON deadline_extension TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE deadline_extension, deadline_pause`);
  }
}
