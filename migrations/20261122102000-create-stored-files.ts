import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files people handed in and results given to them. The bytes lie outside the row and uncompressed: what
 * comes is compressed already. A file never changes; the application may only mark it as attached.
 */
export class CreateStoredFiles20261122102000 implements MigrationInterface {
  name = 'CreateStoredFiles20261122102000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        owner_id uuid NOT NULL,
        file_name text NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 255),
        media_type text NOT NULL,
        size integer NOT NULL,
        sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
        content bytea STORAGE EXTERNAL NOT NULL,
        created_at timestamptz NOT NULL,
        attached_at timestamptz,
        CHECK (size > 0 AND size = octet_length(content))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX stored_file_repeat ON stored_file (owner_id, sha256, file_name)
        WHERE attached_at IS NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (attached_at) ON stored_file TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE stored_file`);
  }
}
