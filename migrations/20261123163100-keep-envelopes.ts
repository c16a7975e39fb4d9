import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What systems signed and told each other about a request, octet for octet: the envelopes of the gateway beside the lines of
 * the ledger, compressed (gzip), and the notices of the payment gateway. Kept as long as the request.
 */
export class KeepEnvelopes20261123163100 implements MigrationInterface {
  name = 'KeepEnvelopes20261123163100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange_envelope (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        subject_id uuid NOT NULL,
        message_id uuid REFERENCES exchange_message,
        receipt_id uuid REFERENCES exchange_receipt,
        direction text NOT NULL CHECK (direction IN ('SENT', 'ANSWERED', 'RECEIVED')),
        form text NOT NULL CHECK (form IN ('ENVELOPE', 'DATA')),
        signer_bin text CHECK (signer_bin ~ '^[0-9]{12}$'),
        size integer NOT NULL CHECK (size BETWEEN 1 AND 4194304),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        content bytea NOT NULL CHECK (length(content) <= 4194304),
        at timestamptz(3) NOT NULL,
        CHECK ((direction = 'RECEIVED') = (receipt_id IS NOT NULL)),
        CHECK ((direction = 'RECEIVED') = (message_id IS NULL)),
        CHECK ((direction = 'SENT') = (signer_bin IS NULL))
      )`);
    await runner.query(`CREATE INDEX exchange_envelope_of_subject ON exchange_envelope (subject_id, id)`);
    await runner.query(`CREATE INDEX exchange_envelope_of_message ON exchange_envelope (message_id)`);
    await runner.query(`CREATE UNIQUE INDEX exchange_envelope_of_receipt ON exchange_envelope (receipt_id)`);
    await runner.query(`
      CREATE TABLE payment_notice (
        notification_id text PRIMARY KEY REFERENCES payment_notification,
        content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 65536)
      )`);
    await runner.query(`GRANT SELECT, INSERT ON exchange_envelope, payment_notice TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE payment_notice, exchange_envelope`);
  }
}
