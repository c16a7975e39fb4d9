import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';

/** An incident, as an administrator reads it. */
export interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly state: string;
  readonly count: number;
  readonly retriable: boolean;
  readonly kk: string;
  readonly ru: string;
  readonly causeKk: string;
  readonly causeRu: string;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
}

const FIELDS = `id kind code state count retriable kk: text(lang: KK) ru: text(lang: RU) causeKk: cause(lang: KK)
  causeRu: cause(lang: RU) settledAt settledBy reason`;

/** What staff of the provider read of it at the request. */
export async function incidentsAt(client: Client, requestId: string): Promise<readonly Incident[] | null> {
  const { node } = await client.query<{ node: { incidents: readonly Incident[] | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { incidents { ${FIELDS} } } } }`,
    { id: requestId },
  );
  return node.incidents;
}

export async function incidents(
  administrator: Client,
  filter: { state?: string; kind?: string } = {},
): Promise<readonly Incident[]> {
  const { incidents: page } = await administrator.query<{
    incidents: { edges: readonly { node: Incident }[] };
  }>(
    `query ($state: IncidentState, $kind: IncidentKind) {
       incidents(state: $state, kind: $kind, first: 100) { edges { node { ${FIELDS} } } } }`,
    filter,
  );
  return page.edges.map(({ node }) => node);
}

/** The one incident of a kind that is open, once it is. */
export function opened(administrator: Client, kind: string): Promise<Incident> {
  return until(`an incident of ${kind}`, async () => {
    const found = await incidents(administrator, { state: 'OPEN', kind });
    if (found.length > 1) throw new Error(`${found.length} incidents of ${kind}`);
    return found[0] ?? null;
  });
}

interface Payload {
  readonly incident: Incident | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
}

export async function retry(administrator: Client, id: string): Promise<Payload> {
  const { payload } = await administrator.query<{ payload: Payload }>(
    `mutation ($id: ID!) { payload: retryIncident(id: $id) { incident { ${FIELDS} } userErrors { code message path } } }`,
    { id },
  );
  return payload;
}

export async function resolve(administrator: Client, id: string, reason: string): Promise<Payload> {
  const { payload } = await administrator.query<{ payload: Payload }>(
    `mutation ($id: ID!, $reason: String!) { payload: resolveIncident(id: $id, reason: $reason) {
       incident { ${FIELDS} } userErrors { code message path } } }`,
    { id, reason },
  );
  return payload;
}
