import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who asked which registry about whom and why, for ever; and of the answers what a request needs, for as long as it needs
 * it: what a registry confirms, as codes, and nothing of what it says of a person.
 */
export class AddRegistryInquiries20261122171000 implements MigrationInterface {
  name = 'AddRegistryInquiries20261122171000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registry_inquiry (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        registry text NOT NULL,
        about text[] NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('STEP', 'PREFILL')),
        request_id uuid REFERENCES request,
        step_key text,
        person_id uuid REFERENCES person,
        organisation text,
        asked_at timestamptz(3) NOT NULL,
        CHECK ((request_id IS NULL) = (step_key IS NULL)),
        CHECK (num_nonnulls(person_id, organisation) > 0)
      )`);
    await runner.query(`CREATE INDEX registry_inquiry_about ON registry_inquiry USING gin (about)`);
    await runner.query(`CREATE INDEX registry_inquiry_request ON registry_inquiry (request_id)`);
    await runner.query(`CREATE INDEX registry_inquiry_person ON registry_inquiry (person_id)`);
    await runner.query(`
      CREATE TABLE registry_inquiry_outcome (
        inquiry_id uuid PRIMARY KEY REFERENCES registry_inquiry,
        outcome text NOT NULL,
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE registry_answer (
        request_id uuid NOT NULL REFERENCES request,
        registry text NOT NULL,
        findings text[] NOT NULL,
        answered_at timestamptz(3) NOT NULL,
        PRIMARY KEY (request_id, registry)
      )`);
    await runner.query(`
      CREATE FUNCTION forget_registry_answers(before timestamptz) RETURNS bigint
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        WITH gone AS (
          DELETE FROM public.registry_answer a USING public.request r
          WHERE r.id = a.request_id AND r.ended_at < before RETURNING a.request_id)
        SELECT count(*) FROM gone $$`);
    await runner.query(`REVOKE ALL ON FUNCTION forget_registry_answers FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION forget_registry_answers TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT ON registry_inquiry, registry_inquiry_outcome TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON registry_answer TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION forget_registry_answers`);
    await runner.query(`DROP TABLE registry_answer, registry_inquiry_outcome, registry_inquiry`);
  }
}
