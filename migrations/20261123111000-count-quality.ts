import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of quality are counted by act, channel and provider, over years. */
export class CountQuality20261123111000 implements MigrationInterface {
  name = 'CountQuality20261123111000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX request_ended ON request (edition, ended_at)
      INCLUDE (id, service, channel, provider, status, sent_at, due_at)
      WHERE sent_at IS NOT NULL AND status IN ('COMPLETED', 'REFUSED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_ended`);
  }
}
