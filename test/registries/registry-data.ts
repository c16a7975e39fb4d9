import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

/** Changes what the registries know, as `docs/sandbox.md` has it. */
export async function changeRecord(
  server: RunningServer,
  path: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(`${server.sandbox.url}/control/registries/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
}

export async function putRecordsBack(server: RunningServer): Promise<void> {
  const response = await fetch(`${server.sandbox.url}/control/registries`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
}

export interface Inquiry {
  readonly id: string;
  readonly registry: string;
  readonly registryKk: string;
  readonly registryRu: string;
  readonly byKk: string;
  readonly byRu: string;
  readonly askedAt: string;
  readonly purpose: string;
  readonly purposeKk: string;
  readonly purposeRu: string;
  readonly stepKey: string | null;
  readonly stepKk: string | null;
  readonly stepRu: string | null;
  readonly number: string | null;
  readonly requestId: string | null;
  readonly outcome: string | null;
  readonly outcomeKk: string | null;
  readonly outcomeRu: string | null;
}

export interface InquiryPage {
  readonly inquiries: readonly Inquiry[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export const INQUIRIES = `query ($first: Int, $after: String) { viewer { registryInquiries(first: $first, after: $after) {
  edges { node { id registry registryKk: registryName(lang: KK) registryRu: registryName(lang: RU)
    byKk: askedBy(lang: KK) byRu: askedBy(lang: RU) askedAt purpose purposeKk: purposeText(lang: KK)
    purposeRu: purposeText(lang: RU) stepKey stepKk: stepText(lang: KK) stepRu: stepText(lang: RU) number requestId
    outcome outcomeKk: outcomeText(lang: KK) outcomeRu: outcomeText(lang: RU) } }
  pageInfo { hasNextPage endCursor } } } }`;

/** Who asked about the caller, latest first. */
export async function inquiriesOf(
  client: Client,
  page: { first?: number; after?: string | null } = {},
): Promise<InquiryPage> {
  const { viewer } = await client.query<{
    viewer: {
      registryInquiries: {
        edges: { node: Inquiry }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    };
  }>(INQUIRIES, page);
  const { edges, pageInfo } = viewer.registryInquiries;
  return { inquiries: edges.map(({ node }) => node), ...pageInfo };
}

export interface RegistryAnswer {
  readonly registry: string;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly answeredAt: string;
  readonly findings: readonly { readonly code: string; readonly kk: string; readonly ru: string }[];
}

/** What the registries confirmed of a request. */
export async function answersOf(client: Client, id: string): Promise<readonly RegistryAnswer[]> {
  const { node } = await client.query<{ node: { registryAnswers: readonly RegistryAnswer[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { registryAnswers { registry
       nameKk: registryName(lang: KK) nameRu: registryName(lang: RU) answeredAt
       findings { code kk: text(lang: KK) ru: text(lang: RU) } } } } }`,
    { id },
  );
  return node.registryAnswers;
}
