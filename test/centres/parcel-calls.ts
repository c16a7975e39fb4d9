import type { Client } from '../support/client.ts';

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export interface Receipt {
  readonly number: string;
  readonly barcode: string;
  readonly accepted: boolean;
  readonly documents: readonly string[];
  readonly missing: readonly string[];
  readonly acceptedBy: string;
  readonly acceptedAt: string;
  readonly readyOn: string | null;
  readonly note: string | null;
  readonly url: string;
  readonly checks: number;
}

export interface PaperView {
  readonly kind: string;
  readonly name: string;
  readonly location: string;
  readonly locationText: string;
  readonly history: readonly {
    location: string;
    byName: string | null;
    registerNumber: string | null;
    note: string | null;
  }[];
}

export interface RequestView {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly dueAt: string | null;
  readonly receipt: Receipt | null;
  readonly papers: readonly PaperView[];
}

export interface RegisterView {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly direction: string;
  readonly sealedBy: string;
  readonly sealNumber: string | null;
  readonly pickUpAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly firstCopy: string;
  readonly secondCopy: string;
  readonly url: string;
  readonly items: readonly {
    request: { id: string };
    barcode: string;
    papers: string[];
    refusedReason: string | null;
  }[];
}

export interface RequestPayload {
  readonly request: RequestView | null;
  readonly userErrors: readonly UserError[];
}

export interface RegisterPayload {
  readonly register: RegisterView | null;
  readonly userErrors: readonly UserError[];
}

const RECEIPT =
  'receipt { number barcode accepted documents missing acceptedBy acceptedAt readyOn note url checks }';
const PAPERS = 'papers { kind name location locationText history { location byName registerNumber note } }';
const REQUEST = `{ request { id number status dueAt ${RECEIPT} ${PAPERS} } userErrors { code message path } }`;
const REGISTER = `id number state direction sealedBy sealNumber pickUpAt acknowledgedBy firstCopy secondCopy url
  items { request { id } barcode papers refusedReason }`;
const REGISTER_PAYLOAD = `{ register { ${REGISTER} } userErrors { code message path } }`;

async function mutate<Result>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Promise<Result> {
  return (await client.query<{ payload: Result }>(query, variables)).payload;
}

export function takeIn(client: Client, input: Record<string, unknown>): Promise<RequestPayload> {
  return mutate(client, `mutation ($input: IntakeInput!) { payload: takeIn(input: $input) ${REQUEST} }`, {
    input,
  });
}

export function scan(client: Client, barcode: string): Promise<RequestPayload> {
  return mutate(
    client,
    `mutation ($barcode: String!) { payload: scanBarcode(barcode: $barcode) ${REQUEST} }`,
    { barcode },
  );
}

export function createRegister(
  client: Client,
  direction: string,
  counterpart: string | null = null,
): Promise<RegisterPayload> {
  return mutate(
    client,
    `mutation ($direction: TransferDirection!, $counterpart: String) {
      payload: createTransferRegister(direction: $direction, counterpart: $counterpart) ${REGISTER_PAYLOAD} }`,
    { direction, counterpart },
  );
}

export function seal(client: Client, registerId: string, sealNumber: string): Promise<RegisterPayload> {
  return mutate(
    client,
    `mutation ($input: SealedParcelInput!) { payload: sealTransferRegister(input: $input) ${REGISTER_PAYLOAD} }`,
    { input: { registerId, sealNumber } },
  );
}

export function collect(client: Client, registerId: string, sealNumber: string): Promise<RegisterPayload> {
  return mutate(
    client,
    `mutation ($input: SealedParcelInput!) {
      payload: collectTransferRegister(input: $input) ${REGISTER_PAYLOAD} }`,
    { input: { registerId, sealNumber } },
  );
}

export function acknowledge(
  client: Client,
  registerId: string,
  refused: readonly { requestId: string; reason: string }[] = [],
): Promise<RegisterPayload> {
  return mutate(
    client,
    `mutation ($input: AcknowledgeRegisterInput!) {
      payload: acknowledgeTransferRegister(input: $input) ${REGISTER_PAYLOAD} }`,
    { input: { registerId, refused } },
  );
}

export function confirmCopy(client: Client, registerId: string): Promise<RegisterPayload> {
  return mutate(
    client,
    `mutation ($id: ID!) { payload: confirmReturnedCopy(registerId: $id) ${REGISTER_PAYLOAD} }`,
    { id: registerId },
  );
}

export function handOver(client: Client, input: Record<string, unknown>): Promise<RequestPayload> {
  return mutate(
    client,
    `mutation ($input: HandOverInput!) { payload: handOverResult(input: $input) ${REQUEST} }`,
    { input },
  );
}

export function approveSchedule(
  client: Client,
  times: readonly { weekday: number; time: string }[],
): Promise<{ schedule: { nextPickUp: string | null } | null; userErrors: readonly UserError[] }> {
  return mutate(
    client,
    `mutation ($input: CourierScheduleInput!) { payload: approveCourierSchedule(input: $input) {
      schedule { times { weekday time } approvedBy nextPickUp } userErrors { code message path } } }`,
    { input: { times } },
  );
}

/** The request as the client finds it. */
export async function seen(client: Client, id: string): Promise<RequestView> {
  const { node } = await client.query<{ node: RequestView | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { id number status dueAt ${RECEIPT} ${PAPERS} } } }`,
    { id },
  );
  if (node === null) throw new Error('the request is not to be seen');
  return node;
}

export async function locations(client: Client, id: string): Promise<string[]> {
  return (await seen(client, id)).papers.map(({ location }) => location);
}

/** What a call answered that is held to have worked. */
export function requestOf({ request, userErrors }: RequestPayload): RequestView {
  if (request === null) throw new Error(JSON.stringify(userErrors));
  return request;
}

export function registerOf({ register, userErrors }: RegisterPayload): RegisterView {
  if (register === null) throw new Error(JSON.stringify(userErrors));
  return register;
}

export const codes = ({ userErrors }: { userErrors: readonly UserError[] }): string[] =>
  userErrors.map(({ code }) => code);
