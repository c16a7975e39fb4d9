import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments and the ledger of what the payment gateway told of them. The application may only add to the ledger. */
export class CreatePayments20261122101000 implements MigrationInterface {
  name = 'CreatePayments20261122101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        subject_id uuid NOT NULL,
        purpose text NOT NULL,
        payer_iin text NOT NULL,
        amount_tiyn bigint NOT NULL CHECK (amount_tiyn > 0),
        status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'PAID', 'FAILED', 'EXPIRED')),
        provider_reference text UNIQUE,
        checkout_url text,
        expires_at timestamptz NOT NULL,
        paid_at timestamptz,
        receipt_number text,
        failure_code text,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CHECK ((status = 'PAID') = (paid_at IS NOT NULL AND receipt_number IS NOT NULL)),
        CHECK ((status = 'FAILED') = (failure_code IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX payment_subject ON payment (subject_id)`);
    await runner.query(`
      CREATE UNIQUE INDEX payment_one_open ON payment (subject_id) WHERE status = 'PENDING'`);
    await runner.query(`
      CREATE TABLE payment_notification (
        id text PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payment (id),
        outcome text NOT NULL CHECK (outcome IN ('PAID', 'FAILED')),
        moved boolean NOT NULL,
        payload_digest bytea NOT NULL CHECK (length(payload_digest) = 32),
        received_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX payment_notification_payment ON payment_notification (payment_id)`);
    await runner.query(`GRANT SELECT, INSERT ON payment TO qyzmet_app`);
    await runner.query(`
      GRANT UPDATE (status, provider_reference, checkout_url, paid_at, receipt_number, failure_code, version)
      ON payment TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT ON payment_notification TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE payment_notification`);
    await runner.query(`DROP TABLE payment`);
  }
}
