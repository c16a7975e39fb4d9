import pg from 'pg';

/**
 * A job that failed waits long before it is tried again by itself, in all databases of tests: what a test looks at after a
 * failure stays so until the test says otherwise (`tryAgain`), also on a slow machine. The queue itself would wait for the
 * first time e seconds. It is not for ever: what nobody expected to fail comes right within the patience of `until`.
 */
export async function retryPatiently(url: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    await owner.query(`
      CREATE SCHEMA test_support;
      CREATE FUNCTION test_support.wait_long() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.run_at := greatest(NEW.run_at, now() + interval '20 seconds');
        RETURN NEW;
      END $$;
      CREATE TRIGGER wait_long BEFORE UPDATE ON graphile_worker._private_jobs FOR EACH ROW
        WHEN (OLD.locked_at IS NOT NULL AND NEW.locked_at IS NULL AND NEW.run_at > OLD.run_at
          AND NEW.last_error IS NOT NULL)
        EXECUTE FUNCTION test_support.wait_long()`);
  } finally {
    await owner.end();
  }
}
