import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money that came too late is given back: two more statuses, why, and the gateway's number of the refund. The ledger of
 * the gateway's words also holds those that were asked for, and those that were signed but did not agree with a payment.
 */
export class AddRefunds20261122172000 implements MigrationInterface {
  name = 'AddRefunds20261122172000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE payment
        ADD COLUMN refund_reason text CHECK (refund_reason IN ('LATE', 'PAID_TWICE')),
        ADD COLUMN refund_reference text UNIQUE,
        ADD COLUMN refunded_at timestamptz,
        DROP CONSTRAINT payment_status_check,
        DROP CONSTRAINT payment_check,
        ADD CONSTRAINT payment_status_check
          CHECK (status IN ('PENDING', 'PAID', 'FAILED', 'EXPIRED', 'REFUNDING', 'REFUNDED')),
        ADD CONSTRAINT payment_money_check CHECK (
          (status IN ('PAID', 'REFUNDING', 'REFUNDED')) = (paid_at IS NOT NULL AND receipt_number IS NOT NULL)),
        ADD CONSTRAINT payment_refund_check CHECK ((status IN ('REFUNDING', 'REFUNDED')) = (refund_reason IS NOT NULL)),
        ADD CONSTRAINT payment_refunded_check CHECK (
          (status = 'REFUNDED') = (refunded_at IS NOT NULL AND refund_reference IS NOT NULL))`);
    await runner.query(`
      CREATE INDEX payment_unsettled ON payment (id) WHERE status IN ('PENDING', 'FAILED', 'EXPIRED', 'REFUNDING')`);
    await runner.query(`CREATE INDEX payment_paid_at ON payment (paid_at) WHERE paid_at IS NOT NULL`);
    await runner.query(`
      ALTER TABLE payment_notification
        ADD COLUMN source text NOT NULL DEFAULT 'TOLD' CHECK (source IN ('TOLD', 'ASKED')),
        ADD COLUMN refusal text,
        ALTER COLUMN payment_id DROP NOT NULL,
        DROP CONSTRAINT payment_notification_outcome_check,
        ADD CONSTRAINT payment_notification_outcome_check CHECK (outcome IN ('PAID', 'FAILED', 'REFUNDED')),
        ADD CONSTRAINT payment_notification_refusal_check CHECK (refusal IS NULL OR NOT moved),
        ADD CONSTRAINT payment_notification_payment_check CHECK (payment_id IS NOT NULL OR refusal IS NOT NULL)`);
    await runner.query(
      `GRANT UPDATE (refund_reason, refund_reference, refunded_at) ON payment TO qyzmet_app`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM payment_notification WHERE refusal IS NOT NULL OR outcome = 'REFUNDED'`);
    await runner.query(`
      ALTER TABLE payment_notification
        DROP COLUMN source, DROP COLUMN refusal,
        ALTER COLUMN payment_id SET NOT NULL,
        DROP CONSTRAINT payment_notification_outcome_check,
        ADD CONSTRAINT payment_notification_outcome_check CHECK (outcome IN ('PAID', 'FAILED'))`);
    await runner.query(`DROP INDEX payment_paid_at`);
    await runner.query(`DROP INDEX payment_unsettled`);
    await runner.query(`
      ALTER TABLE payment
        DROP CONSTRAINT payment_refunded_check, DROP CONSTRAINT payment_refund_check,
        DROP CONSTRAINT payment_money_check, DROP CONSTRAINT payment_status_check`);
    await runner.query(`UPDATE payment SET status = 'PAID' WHERE status IN ('REFUNDING', 'REFUNDED')`);
    await runner.query(`
      ALTER TABLE payment
        ADD CONSTRAINT payment_status_check CHECK (status IN ('PENDING', 'PAID', 'FAILED', 'EXPIRED')),
        ADD CONSTRAINT payment_check CHECK ((status = 'PAID') = (paid_at IS NOT NULL AND receipt_number IS NOT NULL)),
        DROP COLUMN refund_reason, DROP COLUMN refund_reference, DROP COLUMN refunded_at`);
  }
}
