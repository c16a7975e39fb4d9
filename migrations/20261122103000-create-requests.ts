import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests, what happened to them, and the log. The application may add to the log, never change or shorten it; steps
 * and signatures are evidence and are not deleted either.
 */
export class CreateRequests20261122103000 implements MigrationInterface {
  name = 'CreateRequests20261122103000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE request_number AS bigint START 1`);
    await runner.query(`
      CREATE TABLE request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text UNIQUE,
        service text NOT NULL,
        edition text NOT NULL,
        channel text NOT NULL,
        provider text NOT NULL,
        status text NOT NULL,
        current_step text,
        applicant_id uuid NOT NULL REFERENCES person,
        applicant_iin text NOT NULL,
        applicant_bin text,
        applicant_name text NOT NULL,
        application jsonb NOT NULL,
        title text NOT NULL,
        assignee_id uuid REFERENCES person,
        refusal jsonb,
        result_number text UNIQUE,
        created_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3),
        due_at timestamptz(3),
        ended_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        CHECK ((current_step IS NULL) = (ended_at IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX request_of_applicant ON request (applicant_id, id DESC)`);
    await runner.query(`
      CREATE INDEX request_waiting ON request (provider, current_step, due_at, sent_at, id)
      WHERE sent_at IS NOT NULL AND ended_at IS NULL`);
    await runner.query(`
      CREATE TABLE request_step (
        request_id uuid NOT NULL REFERENCES request,
        seq smallint NOT NULL,
        key text NOT NULL,
        state text NOT NULL,
        answer text,
        started_at timestamptz(3) NOT NULL,
        completed_at timestamptz(3),
        due_at timestamptz(3),
        actor_id uuid,
        actor_name text,
        note text,
        PRIMARY KEY (request_id, seq)
      )`);
    await runner.query(`
      CREATE TABLE request_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        request_id uuid NOT NULL REFERENCES request,
        applicant_id uuid NOT NULL,
        provider text NOT NULL,
        sent boolean NOT NULL,
        type text NOT NULL,
        status text NOT NULL,
        step_key text,
        values jsonb NOT NULL DEFAULT '{}',
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX request_event_in_commit_order ON request_event (xid, id)`);
    await runner.query(`CREATE INDEX request_event_of_request ON request_event (request_id, xid, id)`);
    await runner.query(`CREATE INDEX request_event_of_applicant ON request_event (applicant_id, xid, id)`);
    await runner.query(`
      CREATE TABLE request_attachment (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        kind text NOT NULL,
        file_id uuid,
        file_name text,
        media_type text,
        size integer,
        sha256 text,
        on_paper boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        UNIQUE (request_id, file_id),
        CHECK (on_paper = (file_id IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE signing_document (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        request_version integer NOT NULL,
        step_key text NOT NULL,
        signer_id uuid NOT NULL,
        content bytea NOT NULL,
        issued_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        UNIQUE (request_id, step_key, signer_id, request_version, expires_at)
      )`);
    await runner.query(`
      CREATE TABLE request_signature (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES request,
        document_id uuid NOT NULL UNIQUE REFERENCES signing_document,
        step_key text NOT NULL,
        role text NOT NULL,
        signer_name text NOT NULL,
        iin text NOT NULL,
        bin text,
        serial_number text NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_to timestamptz(3) NOT NULL,
        algorithm text NOT NULL,
        signed_at timestamptz(3) NOT NULL,
        cms bytea NOT NULL,
        evidence jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX request_signature_of_request ON request_signature (request_id, id)`);
    await runner.query(`
      CREATE TABLE request_result (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL UNIQUE REFERENCES request,
        number text NOT NULL UNIQUE,
        outcome text NOT NULL,
        document text NOT NULL,
        edition text NOT NULL,
        issued_at timestamptz(3) NOT NULL,
        file_id uuid NOT NULL,
        signature_id uuid NOT NULL REFERENCES request_signature
      )`);
    await runner.query(`
      CREATE TABLE idempotent_call (
        actor_id uuid NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        payload_sha256 bytea NOT NULL,
        answer_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (actor_id, operation, key)
      )`);
    await runner.query(`
      CREATE TABLE log_reader (
        name text PRIMARY KEY,
        xid xid8 NOT NULL,
        event_id bigint NOT NULL
      )`);
    await runner.query(`GRANT USAGE ON SEQUENCE request_number TO qyzmet_app`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE ON request, request_step, signing_document TO qyzmet_app`,
    );
    await runner.query(
      `GRANT SELECT, INSERT ON request_event, request_signature, request_result TO qyzmet_app`,
    );
    await runner.query(`GRANT SELECT, INSERT, DELETE ON request_attachment TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT ON idempotent_call TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON log_reader TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE log_reader, idempotent_call, request_result, request_signature, signing_document, request_attachment,
        request_event, request_step, request`);
    await runner.query(`DROP SEQUENCE request_number`);
  }
}
