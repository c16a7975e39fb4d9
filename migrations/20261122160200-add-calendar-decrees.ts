import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administrators entered of the working calendar, year by year: the last of a year holds, all are kept. */
export class AddCalendarDecrees20261122160200 implements MigrationInterface {
  name = 'AddCalendarDecrees20261122160200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_decree (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        year integer NOT NULL,
        act text NOT NULL,
        kurban_ait date NOT NULL,
        days_off date[] NOT NULL,
        swaps jsonb NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX calendar_decree_of_year ON calendar_decree (year, id)`);
    await runner.query(`GRANT SELECT, INSERT ON calendar_decree TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_decree`);
  }
}
