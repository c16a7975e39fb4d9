import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role of the application. Roles belong to the whole cluster, so going down only takes its rights here. */
export class CreateApplicationRole20261122090000 implements MigrationInterface {
  name = 'CreateApplicationRole20261122090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qyzmet_app') THEN CREATE ROLE qyzmet_app NOLOGIN; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await runner.query(`GRANT qyzmet_app TO CURRENT_USER`);
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA public, graphile_worker TO qyzmet_app`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO qyzmet_app`);
    await runner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO qyzmet_app`);
    await runner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM qyzmet_app`);
    await runner.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA graphile_worker FROM qyzmet_app`);
    await runner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA graphile_worker FROM qyzmet_app`);
    await runner.query(`REVOKE USAGE ON SCHEMA public, graphile_worker FROM qyzmet_app`);
  }
}
