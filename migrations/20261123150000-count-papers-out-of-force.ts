import type { MigrationInterface, QueryRunner } from 'typeorm';

const VERDICTS = `'AUTHENTIC', 'ALTERED', 'REVOKED', 'UNKNOWN'`;
const OUT_OF_FORCE = `'SUPERSEDED', 'TERMINATED'`;

/** Checks of papers that their register has in force no more are counted, too. */
export class CountPapersOutOfForce20261123150000 implements MigrationInterface {
  name = 'CountPapersOutOfForce20261123150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE result_check DROP CONSTRAINT result_check_verdict_check`);
    await runner.query(
      `ALTER TABLE result_check ADD CONSTRAINT result_check_verdict_check CHECK (verdict IN (${VERDICTS}, ${OUT_OF_FORCE}))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM result_check WHERE verdict IN (${OUT_OF_FORCE})`);
    await runner.query(`ALTER TABLE result_check DROP CONSTRAINT result_check_verdict_check`);
    await runner.query(
      `ALTER TABLE result_check ADD CONSTRAINT result_check_verdict_check CHECK (verdict IN (${VERDICTS}))`,
    );
  }
}
