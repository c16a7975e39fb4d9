import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to systems that have no address to be called at: since when each waits for its receiver to fetch it. */
export class LetReceiversFetch20261123161000 implements MigrationInterface {
  name = 'LetReceiversFetch20261123161000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange_message ADD fetchable_since timestamptz(3),
        ADD CONSTRAINT exchange_message_fetched_or_held CHECK (fetchable_since IS NULL OR held_by IS NULL)`);
    await runner.query(`
      CREATE INDEX exchange_message_to_fetch ON exchange_message (receiver, seq)
      WHERE state = 'QUEUED' AND fetchable_since IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX exchange_message_to_fetch`);
    await runner.query(`ALTER TABLE exchange_message DROP fetchable_since`);
  }
}
