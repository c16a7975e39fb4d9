import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One more reason to give money back: the request that it was paid for ended before it was handed in. */
export class GiveBackWhatWasNotSubmitted20261123164000 implements MigrationInterface {
  name = 'GiveBackWhatWasNotSubmitted20261123164000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payment
        DROP CONSTRAINT payment_refund_reason_check,
        ADD CONSTRAINT payment_refund_reason_check CHECK (refund_reason IN ('LATE', 'PAID_TWICE', 'NOT_SUBMITTED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE payment SET refund_reason = 'LATE' WHERE refund_reason = 'NOT_SUBMITTED'`);
    await runner.query(`
      ALTER TABLE payment
        DROP CONSTRAINT payment_refund_reason_check,
        ADD CONSTRAINT payment_refund_reason_check CHECK (refund_reason IN ('LATE', 'PAID_TWICE'))`);
  }
}
