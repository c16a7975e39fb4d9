import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Challenges for logging in by certificate: by hash, until they are used or out of date. */
export class AddLoginChallenges20261122150000 implements MigrationInterface {
  name = 'AddLoginChallenges20261122150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE login_challenge (
        hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
        issued_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CHECK (expires_at > issued_at)
      )`);
    await runner.query(`CREATE INDEX login_challenge_expires ON login_challenge (expires_at)`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON login_challenge TO qyzmet_app`);
    /* SKIP LOCKED needs the right to change a row; the time of one that was given out is not changed. */
    await runner.query(`GRANT UPDATE (issued_at) ON login_challenge TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE login_challenge`);
  }
}
