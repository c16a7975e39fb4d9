import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests that staff enter at a desk or at a centre, decisions that are drafted before they are signed, whom requests
 * were handed to, the ledger of messages between information systems, and logging in by a taxpayer's number.
 */
export class AddDesksAndExchanges20261122110000 implements MigrationInterface {
  name = 'AddDesksAndExchanges20261122110000';

  async up(runner: QueryRunner): Promise<void> {
    await addDesks(runner);
    await addAssignments(runner);
    await addExchanges(runner);
    await runner.query(`ALTER TABLE person ADD rnn text CHECK (rnn ~ '^[0-9]{12}$')`);
    await runner.query(`CREATE INDEX person_rnn ON person (rnn) WHERE rnn IS NOT NULL`);
    await runner.query(`
      ALTER TABLE session ADD login text NOT NULL DEFAULT 'IIN' CHECK (login IN ('IIN', 'BIN', 'RNN'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session DROP login`);
    await runner.query(`ALTER TABLE person DROP rnn`);
    await runner.query(`DROP TABLE exchange_message, request_assignment`);
    await runner.query(`ALTER TABLE request_event DROP desk, ALTER applicant_id SET NOT NULL`);
    await runner.query(`DROP INDEX request_waiting`);
    await runner.query(`
      ALTER TABLE request DROP desk, DROP entered_by, DROP representative, DROP decision, DROP waiting_organisation,
        ALTER applicant_id SET NOT NULL, ALTER applicant_iin SET NOT NULL`);
    await runner.query(`
      CREATE INDEX request_waiting ON request (provider, current_step, due_at, sent_at, id)
      WHERE sent_at IS NOT NULL AND ended_at IS NULL`);
  }
}

async function addDesks(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE request
      ALTER applicant_id DROP NOT NULL,
      ALTER applicant_iin DROP NOT NULL,
      ADD desk text,
      ADD entered_by uuid REFERENCES person,
      ADD representative jsonb,
      ADD decision jsonb,
      ADD waiting_organisation text,
      ADD CONSTRAINT request_applicant_is_known CHECK (applicant_iin IS NOT NULL OR applicant_bin IS NOT NULL),
      ADD CONSTRAINT request_desk_enters CHECK ((channel = 'PORTAL') = (desk IS NULL)
        AND (desk IS NULL) = (entered_by IS NULL)),
      ADD CONSTRAINT request_portal_has_applicant CHECK (channel <> 'PORTAL' OR applicant_id IS NOT NULL)`);
  await runner.query(`
    UPDATE request SET waiting_organisation = provider WHERE sent_at IS NOT NULL AND ended_at IS NULL`);
  await runner.query(`DROP INDEX request_waiting`);
  await runner.query(`
    CREATE INDEX request_waiting ON request (waiting_organisation, current_step, due_at, sent_at, id)
    WHERE waiting_organisation IS NOT NULL`);
  await runner.query(`ALTER TABLE request_event ALTER applicant_id DROP NOT NULL, ADD desk text`);
}

/** Whom a request was handed to, by whom and why: evidence. */
async function addAssignments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE request_assignment (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      request_id uuid NOT NULL REFERENCES request,
      step_key text NOT NULL,
      assignee_id uuid NOT NULL,
      assigned_by uuid NOT NULL,
      note text,
      at timestamptz(3) NOT NULL
    )`);
  await runner.query(`CREATE INDEX request_assignment_of_request ON request_assignment (request_id, id)`);
  await runner.query(`GRANT SELECT, INSERT ON request_assignment TO qyzmet_app`);
}

async function addExchanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE exchange_message (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      seq bigint GENERATED ALWAYS AS IDENTITY,
      subject_id uuid NOT NULL,
      action text,
      sender text NOT NULL,
      receiver text NOT NULL,
      kind text NOT NULL,
      state text NOT NULL CHECK (state IN ('QUEUED', 'DELIVERED', 'FAILED')),
      held_by text,
      settles text,
      shows text,
      attempts integer NOT NULL DEFAULT 0,
      failure text,
      queued_at timestamptz(3) NOT NULL,
      due_at timestamptz(3),
      sent_at timestamptz(3),
      delivered_at timestamptz(3),
      CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL))
    )`);
  await runner.query(`CREATE INDEX exchange_message_of_subject ON exchange_message (subject_id, seq)`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON exchange_message TO qyzmet_app`);
}
