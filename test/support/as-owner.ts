import pg from 'pg';

/** Does something as the owner of the tables and of the queue, which the application is not. */
export async function asOwner<Answer>(
  url: string,
  work: (owner: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
