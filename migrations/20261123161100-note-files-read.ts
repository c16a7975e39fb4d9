import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which system has read a file of a request that it was told of: once for each file, beside what the system tells. */
export class NoteFilesRead20261123161100 implements MigrationInterface {
  name = 'NoteFilesRead20261123161100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE exchange_receipt DROP CONSTRAINT exchange_receipt_kind_check`);
    await runner.query(`
      ALTER TABLE exchange_receipt ADD CONSTRAINT exchange_receipt_kind_check
        CHECK (kind IN ('MESSAGE', 'DELIVERY', 'STATE', 'FILE'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM exchange_receipt WHERE kind = 'FILE'`);
    await runner.query(`ALTER TABLE exchange_receipt DROP CONSTRAINT exchange_receipt_kind_check`);
    await runner.query(`
      ALTER TABLE exchange_receipt ADD CONSTRAINT exchange_receipt_kind_check
        CHECK (kind IN ('MESSAGE', 'DELIVERY', 'STATE'))`);
  }
}
