import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions, and the counters that slow down whoever guesses passwords. */
export class CreatePeopleAndSessions20261122100000 implements MigrationInterface {
  name = 'CreatePeopleAndSessions20261122100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        iin text NOT NULL UNIQUE CHECK (iin ~ '^[0-9]{12}$'),
        bin text CHECK (bin ~ '^[0-9]{12}$'),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        email text CHECK (char_length(email) <= 254),
        phone text CHECK (char_length(phone) <= 16),
        language text NOT NULL CHECK (language IN ('kk', 'ru')),
        role text NOT NULL CHECK (role IN ('APPLICANT', 'CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR',
          'PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER', 'INTEGRATOR', 'ADMINISTRATOR')),
        organisation text CHECK (organisation ~ '^[A-Z0-9_]{1,100}$'),
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        created_at timestamptz NOT NULL,
        CONSTRAINT person_applicant_has_no_organisation CHECK (role <> 'APPLICANT' OR organisation IS NULL)
      )`);
    await runner.query(`CREATE INDEX person_bin ON person (bin) WHERE bin IS NOT NULL`);
    await runner.query(`
      CREATE INDEX person_organisation_role ON person (organisation, role) WHERE organisation IS NOT NULL`);
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text CHECK (end_reason IN ('LOGOUT', 'REUSE')),
        CHECK (expires_at > created_at),
        CHECK ((ended_at IS NULL) = (end_reason IS NULL))
      )`);
    await runner.query(`CREATE INDEX session_person ON session (person_id)`);
    await runner.query(`CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE refresh_token (
        hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
        session_id uuid NOT NULL REFERENCES session,
        created_at timestamptz NOT NULL,
        used_at timestamptz,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX refresh_token_session ON refresh_token (session_id)`);
    /* Columns and their order are those of rate-limiter-flexible, which inserts by position. */
    await runner.query(`
      CREATE TABLE login_attempt (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`);
    await runner.query(`CREATE INDEX login_attempt_expire ON login_attempt (expire)`);

    await runner.query(`GRANT SELECT, INSERT ON person, session, refresh_token TO qyzmet_app`);
    await runner.query(`GRANT UPDATE (ended_at, end_reason) ON session TO qyzmet_app`);
    await runner.query(`GRANT UPDATE (used_at) ON refresh_token TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempt TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE login_attempt`);
    await runner.query(`DROP TABLE refresh_token`);
    await runner.query(`DROP TABLE session`);
    await runner.query(`DROP TABLE person`);
  }
}
