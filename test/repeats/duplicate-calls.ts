import { walked } from '../registers/walked.ts';
import { signResult, staffAt } from '../requests/any-edition.ts';
import type { Committee } from '../requests/committee.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { KeyedCall } from './keyed-call.ts';

/** Duplicates of what two providers issued, as their heads are about to have them given out. */
export async function duplicateCalls(
  server: RunningServer,
  committee: Committee,
): Promise<Readonly<Record<'media' | 'periodicals', () => Promise<KeyedCall>>>> {
  await signResult(committee.head, await committee.agreed());
  await walked(server, [['57-2012', 'PROVIDER']]);
  const otherHead = await staffAt(server, 'MANGYSTAU_INTERNAL_POLICY', 'HEAD');
  return {
    media: async () => duplicate(committee.head, await firstOf(committee.head, 'mediaRegister')),
    periodicals: async () => duplicate(otherHead, await firstOf(otherHead, 'foreignPeriodicalsRegister')),
  };
}

async function firstOf(client: Client, register: string): Promise<string | undefined> {
  const { found } = await client.query<{ found: { edges: { node: { id: string } }[] } }>(
    `{ found: ${register}(first: 1) { edges { node { id } } } }`,
  );
  return found.edges[0]?.node.id;
}

function duplicate(caller: Client, entryId: string | undefined): KeyedCall {
  const input = { entryId, basis: 'Түпнұсқасы жоғалған', basisDate: '2026-10-01' };
  return {
    caller,
    query: `mutation ($input: RegisterDuplicateInput!) {
      payload: issueDuplicate(input: $input) { entry { id } userErrors { code path } } }`,
    variables: { input },
    otherVariables: { input: { ...input, basis: 'Түпнұсқасы бүлінген' } },
  };
}
