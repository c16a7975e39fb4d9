import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Papers at public service centres: the receipts they are taken in on, where each of them is and was, the registers with
 * which they travel, when the courier comes, and to whom they were handed over.
 */
export class AddCentrePapers20261122173000 implements MigrationInterface {
  name = 'AddCentrePapers20261122173000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE centre_number`);
    await runner.query(`
      CREATE TABLE centre_receipt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE,
        request_id uuid NOT NULL REFERENCES request,
        centre text NOT NULL,
        provider text NOT NULL,
        accepted boolean NOT NULL,
        documents text[] NOT NULL,
        missing text[] NOT NULL,
        note text,
        accepted_by uuid NOT NULL REFERENCES person,
        accepted_by_name text NOT NULL,
        accepted_at timestamptz(3) NOT NULL,
        ready_on date,
        CHECK (accepted = (missing = '{}'))
      )`);
    await runner.query(`CREATE INDEX centre_receipt_of_request ON centre_receipt (request_id, accepted_at)`);
    await runner.query(
      `CREATE UNIQUE INDEX centre_receipt_once ON centre_receipt (request_id) WHERE accepted`,
    );
    await runner.query(`CREATE INDEX centre_receipt_of_centre ON centre_receipt (centre, id) WHERE accepted`);
    await runner.query(
      `CREATE INDEX centre_receipt_of_provider ON centre_receipt (provider, id) WHERE accepted`,
    );
    await runner.query(`CREATE INDEX centre_receipt_accepted_by ON centre_receipt (accepted_by)`);
    await runner.query(`
      CREATE TABLE centre_paper (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        receipt_id uuid NOT NULL REFERENCES centre_receipt,
        request_id uuid NOT NULL REFERENCES request,
        kind text NOT NULL CHECK (kind IN ('APPLICATION', 'ORIGINAL', 'RESULT')),
        document text,
        location text NOT NULL,
        since timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX centre_paper_of_receipt ON centre_paper (receipt_id, location)`);
    await runner.query(`CREATE INDEX centre_paper_of_request ON centre_paper (request_id, id)`);
    await runner.query(`
      CREATE TABLE transfer_register (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE,
        direction text NOT NULL CHECK (direction IN ('TO_PROVIDER', 'TO_CENTRE')),
        centre text NOT NULL,
        provider text NOT NULL,
        state text NOT NULL,
        seal_number text,
        pick_up_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX transfer_register_of_centre ON transfer_register (centre, id)`);
    await runner.query(`CREATE INDEX transfer_register_of_provider ON transfer_register (provider, id)`);
    await runner.query(`
      CREATE TABLE transfer_item (
        register_id uuid NOT NULL REFERENCES transfer_register,
        receipt_id uuid NOT NULL REFERENCES centre_receipt,
        position integer NOT NULL,
        papers uuid[] NOT NULL,
        refused_reason text,
        PRIMARY KEY (register_id, receipt_id)
      )`);
    await runner.query(`CREATE INDEX transfer_item_of_receipt ON transfer_item (receipt_id)`);
    await runner.query(`
      CREATE TABLE transfer_register_mark (
        register_id uuid NOT NULL REFERENCES transfer_register,
        state text NOT NULL,
        by_id uuid NOT NULL REFERENCES person,
        by_name text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (register_id, state)
      )`);
    await runner.query(`CREATE INDEX transfer_register_mark_by ON transfer_register_mark (by_id)`);
    await runner.query(`
      CREATE TABLE centre_paper_movement (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        paper_id uuid NOT NULL REFERENCES centre_paper,
        location text NOT NULL,
        at timestamptz(3) NOT NULL,
        by_id uuid NOT NULL REFERENCES person,
        by_name text NOT NULL,
        register_id uuid REFERENCES transfer_register,
        note text
      )`);
    await runner.query(`CREATE INDEX centre_paper_movement_of_paper ON centre_paper_movement (paper_id, id)`);
    await runner.query(`CREATE INDEX centre_paper_movement_by ON centre_paper_movement (by_id)`);
    await runner.query(
      `CREATE INDEX centre_paper_movement_of_register ON centre_paper_movement (register_id)`,
    );
    await runner.query(`
      CREATE TABLE courier_schedule (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        centre text NOT NULL,
        times jsonb NOT NULL,
        approved_by uuid NOT NULL REFERENCES person,
        approved_by_name text NOT NULL,
        approved_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX courier_schedule_of_centre ON courier_schedule (centre, id)`);
    await runner.query(`CREATE INDEX courier_schedule_approved_by ON courier_schedule (approved_by)`);
    await runner.query(`
      CREATE TABLE centre_hand_over (
        receipt_id uuid PRIMARY KEY REFERENCES centre_receipt,
        recipient_name text NOT NULL,
        identity_document text NOT NULL,
        representative jsonb,
        handed_by uuid NOT NULL REFERENCES person,
        at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX centre_hand_over_by ON centre_hand_over (handed_by)`);
    await runner.query(`GRANT USAGE ON SEQUENCE centre_number TO qyzmet_app`);
    await runner.query(`
      GRANT SELECT, INSERT ON centre_receipt, transfer_register_mark, centre_paper_movement, courier_schedule,
        centre_hand_over TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (location, since) ON centre_paper TO qyzmet_app`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE (state, seal_number, pick_up_at) ON transfer_register TO qyzmet_app`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE (refused_reason) ON transfer_item TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE centre_hand_over, courier_schedule, centre_paper_movement, transfer_register_mark, transfer_item,
        transfer_register, centre_paper, centre_receipt`);
    await runner.query(`DROP SEQUENCE centre_number`);
  }
}
