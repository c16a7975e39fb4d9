import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is told by HTTP of what happens to an organisation's requests, how far each has been told, and every attempt to tell.
 * Only the place in the log is kept: the log itself is what is waiting to be told.
 */
export class AddWebhooks20261122162000 implements MigrationInterface {
  name = 'AddWebhooks20261122162000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        organisation text NOT NULL,
        created_by uuid NOT NULL REFERENCES person,
        url text NOT NULL,
        description text NOT NULL,
        types text[] NOT NULL,
        secret bytea NOT NULL,
        previous_secret bytea,
        previous_secret_until timestamptz(3),
        xid xid8 NOT NULL,
        event_id bigint NOT NULL,
        disabled_reason text CHECK (disabled_reason IN ('REQUESTED', 'FAILING', 'GONE')),
        disabled_at timestamptz(3),
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz(3),
        next_attempt_at timestamptz(3),
        lease uuid,
        leased_until timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
        CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
        CHECK ((failures = 0) = (failing_since IS NULL)),
        CHECK ((lease IS NULL) = (leased_until IS NULL))
      )`);
    await runner.query(`CREATE INDEX webhook_of_organisation ON webhook (organisation, created_at, id)`);
    await runner.query(`CREATE INDEX webhook_created_by ON webhook (created_by)`);
    await runner.query(`
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_id bigint NOT NULL,
        attempt integer NOT NULL,
        at timestamptz(3) NOT NULL,
        milliseconds integer NOT NULL,
        http_status smallint,
        error text,
        response text
      )`);
    await runner.query(`CREATE INDEX webhook_delivery_in_order ON webhook_delivery (webhook_id, at, id)`);
    await runner.query(`
      CREATE INDEX request_event_of_provider ON request_event (provider, xid, id) WHERE sent`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO qyzmet_app`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON webhook_delivery TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_event_of_provider`);
    await runner.query(`DROP TABLE webhook_delivery, webhook`);
  }
}
