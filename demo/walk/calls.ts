import type { UserError } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import { signWith } from '../ncalayer.ts';
import type { Person } from '../people.ts';
import type { Player } from './company.ts';

/* What a walk asks of the public API; a user error is unexpected in all of it. */

export interface Action {
  readonly step: string | null;
  readonly action: string;
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  readonly grounds: readonly { readonly code: string }[];
}

export interface Seen {
  readonly version: number;
  readonly status: string;
  readonly steps: readonly { readonly definition: { readonly key: string } }[];
  readonly availableActions: readonly Action[];
}

/** The request as a player finds it, with what the player may do. */
export async function lookAt({ api }: Player, id: string): Promise<Seen> {
  const { node } = await api.query<{ node: Seen | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { version status steps(states: [ACTIVE]) { definition { key } }
       availableActions { step action assignees { id name } grounds { code } } } } }`,
    { id },
  );
  return present('node', node);
}

export function attachDocument(
  player: Player,
  requestId: string,
  document: Readonly<Record<string, unknown>>,
): Promise<void> {
  return mutate(player, 'attachDocument', 'AttachDocumentInput', { requestId, ...document });
}

export function signRequest(player: Player, requestId: string, signature: string): Promise<void> {
  return mutate(player, 'signRequest', 'SignRequestInput', { requestId, signature });
}

export function completeStep(player: Player, input: Readonly<Record<string, unknown>>): Promise<void> {
  return mutate(player, 'completeStep', 'CompleteStepInput', input);
}

/** What is given out to sign, to the player, signed with somebody's key. */
export async function signedDocument(
  { api }: Player,
  requestId: string,
  step: string | null,
  signer: Person,
): Promise<string> {
  const { signingDocument } = await api.query<{ signingDocument: { content: string } }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { content } }',
    { id: requestId, step },
  );
  return signWith(signer, Buffer.from(signingDocument.content, 'base64'));
}

async function mutate(
  { api }: Player,
  mutation: string,
  type: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { payload } = await api.query<{ payload: { userErrors: readonly UserError[] } }>(
    `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { userErrors { code message path } } }`,
    { input },
  );
  mustEqual(`${mutation} ${String(input['step'] ?? '')}`, payload.userErrors, []);
}
