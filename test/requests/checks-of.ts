import type { Client } from '../support/client.ts';

interface Check {
  readonly code: string;
  readonly outcome: string;
  readonly message: string;
  readonly ground: { readonly code: string } | null;
  readonly evidence: readonly {
    readonly kind: string;
    readonly text: string;
    readonly nodeId: string | null;
  }[];
}

interface Decided {
  readonly reasoning: string | null;
  readonly checks: readonly { readonly code: string; readonly outcome: string }[];
}

const CHECKS = 'checks { code name outcome message ground { code } evidence { kind text nodeId } }';

export async function checksOf(client: Client, id: string): Promise<readonly Check[]> {
  const { node } = await client.query<{ node: { checks: readonly Check[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { ${CHECKS} } } }`,
    { id },
  );
  return node.checks;
}

export async function checkOf(client: Client, id: string, code: string): Promise<Check> {
  const found = (await checksOf(client, id)).find((check) => check.code === code);
  if (found === undefined) throw new Error(`${code} is not looked at`);
  return found;
}

export async function decisionOf(client: Client, id: string): Promise<Decided> {
  const { node } = await client.query<{ node: { decision: Decided } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { decision { reasoning checks { code outcome } } } } }',
    { id },
  );
  return node.decision;
}

export function uuidOf(id: string): string {
  return id.replace('req_', '');
}
