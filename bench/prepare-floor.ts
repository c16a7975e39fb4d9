import pg from 'pg';
import type { Answer } from './connection.ts';
import { Connection } from './connection.ts';
import { SERVICES_DOCUMENT } from './documents.ts';
import { catalogueRequest, EDITION, graphql } from './questions.ts';

/** Gives the floor what the server keeps in its memory: the catalogue's page, ready-made, and the names of services. */
export async function prepareFloor(url: string, serverPort: number): Promise<void> {
  const server = await Connection.open(serverPort);
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const language of ['kk', 'ru'] as const) {
      const { body } = goodOne(await server.ask(catalogueRequest(language)));
      await client.query('INSERT INTO bench.catalogue VALUES ($1, $2, $3)', [
        EDITION,
        language,
        body.toString(),
      ]);
    }
    const { body } = goodOne(await server.ask(graphql(SERVICES_DOCUMENT)));
    const { data } = JSON.parse(body.toString()) as { data: { services: { code: string; name: string }[] } };
    for (const { code, name } of data.services)
      await client.query('INSERT INTO bench.service VALUES ($1, $2)', [code, name]);
    await client.query('ANALYZE bench.catalogue, bench.service');
  } finally {
    server.close();
    await client.end();
  }
}

function goodOne(answer: Answer): Answer {
  if (!answer.good) throw new Error(answer.body.toString().slice(0, 2_000));
  return answer;
}
