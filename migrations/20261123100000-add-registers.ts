import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The registers of what was issued, one entry for each medium, periodical, reference and apostille, and what happened to
 * each. Titles are looked for by their trigrams: the owner of the database may create the extension, since it is trusted.
 */
export class AddRegisters20261123100000 implements MigrationInterface {
  name = 'AddRegisters20261123100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE TABLE register_entry (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        register text NOT NULL
          CHECK (register IN ('MEDIA', 'FOREIGN_PERIODICALS', 'ARCHIVAL_REFERENCES', 'APOSTILLES')),
        number text NOT NULL,
        position smallint NOT NULL,
        result_id uuid NOT NULL REFERENCES request_result,
        request_id uuid NOT NULL REFERENCES request,
        edition text NOT NULL,
        provider text NOT NULL,
        holder_id uuid REFERENCES person,
        holder_iin text,
        holder_bin text,
        owner text NOT NULL,
        owner_is_individual boolean NOT NULL,
        title text NOT NULL,
        title_folded text NOT NULL,
        search_text text NOT NULL,
        territory text[] NOT NULL,
        content jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('IN_FORCE', 'SUPERSEDED', 'TERMINATED', 'REVOKED')),
        series_id uuid NOT NULL REFERENCES register_entry,
        replaces_id uuid REFERENCES register_entry,
        previous_on_paper text,
        registered_on date NOT NULL,
        registered_at timestamptz(3) NOT NULL,
        UNIQUE (number, position),
        UNIQUE (result_id, position)
      )`);
    await runner.query(`CREATE INDEX register_entry_of_request ON register_entry (request_id)`);
    await runner.query(`CREATE INDEX register_entry_of_holder ON register_entry (holder_id)`);
    await runner.query(`CREATE INDEX register_entry_of_series ON register_entry (series_id)`);
    await runner.query(`CREATE INDEX register_entry_replaces ON register_entry (replaces_id)`);
    await runner.query(
      `CREATE UNIQUE INDEX register_entry_in_force_once ON register_entry (series_id) WHERE state = 'IN_FORCE'`,
    );
    await runner.query(
      `CREATE INDEX register_entry_by_title ON register_entry (register, title COLLATE "kk-x-icu", id)`,
    );
    await runner.query(
      `CREATE INDEX register_entry_like_title ON register_entry USING gin (title_folded gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX register_entry_search ON register_entry USING gin (search_text gin_trgm_ops)`,
    );
    await runner.query(`
      CREATE TABLE register_event (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        entry_id uuid NOT NULL REFERENCES register_entry,
        type text NOT NULL,
        state text NOT NULL,
        at timestamptz(3) NOT NULL,
        by_id uuid REFERENCES person,
        by_name text NOT NULL,
        request_id uuid REFERENCES request,
        other_entry_id uuid REFERENCES register_entry,
        basis text,
        basis_date date,
        changes jsonb NOT NULL DEFAULT '[]'
      )`);
    await runner.query(`CREATE INDEX register_event_of_entry ON register_event (entry_id, id)`);
    await runner.query(`CREATE INDEX register_event_by ON register_event (by_id)`);
    await runner.query(`CREATE INDEX register_event_of_request ON register_event (request_id)`);
    await runner.query(`CREATE INDEX register_event_of_other ON register_event (other_entry_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (state) ON register_entry TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT ON register_event TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE register_event, register_entry`);
    await runner.query(`DROP EXTENSION pg_trgm`);
  }
}
