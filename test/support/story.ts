import type { Client } from './client.ts';

/** A form that a newspaper's owner would fill in. */
export const NEWSPAPER = {
  kind: 'PERIODICAL',
  title: 'Мысал жаршысы',
  languages: ['kk', 'ru'],
  territory: ['KZ'],
  topics: ['NEWS'],
  periodicity: 'WEEKLY',
  distributionForm: 'NEWSPAPER',
  owner: '«Мысал-Медиа» ЖШС',
  editorInChief: 'Үлгібаев Ерлан Мысалұлы',
  address: 'Астана қаласы, Мысал көшесі, 1',
  phone: '+7 7172 000000',
  applicationType: 'REGISTRATION',
} as const;

export interface RequestView {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly version: number;
}

interface Payload {
  readonly request: RequestView | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
}

const PAYLOAD = '{ request { id number status version } userErrors { code message path } }';

/** The steps of a media registration on the portal, each as a client takes it. */
export async function apply(client: Client, input: Record<string, unknown> = {}): Promise<Payload> {
  const { payload } = await client.query<{ payload: Payload }>(
    `mutation ($input: ApplyForMediaRegistrationInput!) { payload: applyForMediaRegistration(input: $input) ${PAYLOAD} }`,
    { input: { application: NEWSPAPER, ...input } },
  );
  return payload;
}

export async function draft(client: Client): Promise<RequestView> {
  const { request, userErrors } = await apply(client);
  if (request === null) throw new Error(JSON.stringify(userErrors));
  return request;
}

/** Opens the payment; answers the gateway's page. */
export async function startPayment(client: Client, requestId: string): Promise<string> {
  const { startPayment: payload } = await client.query<{
    startPayment: { payment: { checkoutUrl: string } | null; userErrors: readonly { code: string }[] };
  }>(
    'mutation ($id: ID!) { startPayment(requestId: $id) { payment { checkoutUrl } userErrors { code message } } }',
    { id: requestId },
  );
  if (payload.payment === null) throw new Error(JSON.stringify(payload.userErrors));
  return payload.payment.checkoutUrl;
}

/** What the payer does on the gateway's page. */
export async function payAt(checkoutUrl: string, outcome: 'paid' | 'failed'): Promise<void> {
  const response = await fetch(checkoutUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ outcome }),
  });
  if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
}

export async function paid(client: Client): Promise<RequestView> {
  const request = await draft(client);
  await payAt(await startPayment(client, request.id), 'paid');
  return request;
}

export async function sign(
  client: Client,
  requestId: string,
  signature: string,
  key: string | null = null,
): Promise<Payload> {
  const { payload } = await client.query<{ payload: Payload }>(
    `mutation ($input: SignRequestInput!) { payload: signRequest(input: $input) ${PAYLOAD} }`,
    { input: { requestId, signature, idempotencyKey: key } },
  );
  return payload;
}

export async function sent(client: Client): Promise<RequestView> {
  const request = await paid(client);
  const { request: signed, userErrors } = await sign(
    client,
    request.id,
    await client.signedDocument(request.id),
  );
  if (signed === null) throw new Error(JSON.stringify(userErrors));
  return signed;
}

export async function completeStep(client: Client, input: Record<string, unknown>): Promise<Payload> {
  const { payload } = await client.query<{ payload: Payload }>(
    `mutation ($input: CompleteStepInput!) { payload: completeStep(input: $input) ${PAYLOAD} }`,
    { input },
  );
  return payload;
}

interface Action {
  readonly step: string;
  readonly action: string;
  readonly requires: readonly string[];
  readonly assignees: readonly { id: string; name: string }[];
  readonly grounds: readonly { code: string }[];
}

export interface Offered extends RequestView {
  readonly availableActions: readonly Action[];
}

/** A request as the client finds it, with what the client may do. */
export async function look(client: Client, requestId: string): Promise<Offered> {
  const { node } = await client.query<{ node: Offered | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { id number status version
       availableActions { step action requires assignees { id name } grounds { code } } } } }`,
    { id: requestId },
  );
  if (node === null) throw new Error('the request is not to be seen');
  return node;
}

/** Carries out the one step that is offered to a member of staff. */
export async function carryOut(
  client: Client,
  requestId: string,
  with_: Record<string, unknown> = {},
): Promise<Payload> {
  const request = await look(client, requestId);
  const [action] = request.availableActions;
  if (action === undefined) throw new Error('nothing is offered');
  return completeStep(client, {
    requestId,
    step: action.step,
    version: request.version,
    action: action.action,
    ...with_,
  });
}
