import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a register was called off, in the words of whoever did. */
export class NoteMarksOfRegisters20261123130100 implements MigrationInterface {
  name = 'NoteMarksOfRegisters20261123130100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE transfer_register_mark ADD COLUMN note text,
        ADD CONSTRAINT transfer_register_mark_note_check CHECK ((state = 'CANCELLED') = (note IS NOT NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE transfer_register_mark DROP COLUMN note`);
  }
}
