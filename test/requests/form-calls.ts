import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { applyFor, type ServiceName } from './any-edition.ts';
import { nothingBegun } from './record.ts';

/** Where a field of the form stands in the input. */
export const path = (...fields: string[]): string[] => ['input', 'application', ...fields];

/** The form of a request as the service's own type of the union has it. */
export async function outputOf(client: Client, id: string, type: string, fields: string): Promise<unknown> {
  const { node } = await client.query<{ node: { application: unknown } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { application { __typename ... on ${type} { ${fields} } } } } }`,
    { id },
  );
  return node.application;
}

/** The faults for which a form is not taken, by code and place; nothing is begun with it. */
export async function faultsOf(
  server: RunningServer,
  client: Client,
  service: ServiceName,
  application: object,
): Promise<[string, string[] | null][]> {
  const { userErrors } = await nothingBegun(server, () => applyFor(client, service, { application }));
  return userErrors.map(({ code, path: place }) => [code, place === null ? null : [...place]]);
}
