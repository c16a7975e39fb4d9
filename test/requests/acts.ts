import { randomBytes } from 'node:crypto';
import { samples } from '../documents/sample-files.ts';
import type { Client } from '../support/client.ts';
import { carryOut, look, type RequestView, sent } from '../support/story.ts';

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export interface Payload {
  readonly request: (RequestView & { attachments?: Attachment[] }) | null;
  readonly userErrors: readonly UserError[];
}

export interface Attachment {
  readonly id: string;
  readonly kind: string;
  readonly kindName: string;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly onPaper: boolean;
  readonly url: string | null;
}

const ERRORS = 'userErrors { code message path }';
const ATTACHMENTS = 'attachments { id kind kindName fileName mediaType size sha256 onPaper url }';
const PAYLOAD = `{ request { id number status version ${ATTACHMENTS} } ${ERRORS} }`;

async function mutate<Result>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Promise<Result> {
  const { payload } = await client.query<{ payload: Result }>(query, variables);
  return payload;
}

export function attach(client: Client, input: Record<string, unknown>): Promise<Payload> {
  return mutate(
    client,
    `mutation ($input: AttachDocumentInput!) { payload: attachDocument(input: $input) ${PAYLOAD} }`,
    {
      input,
    },
  );
}

export function removeDocument(client: Client, requestId: string, attachmentId: string): Promise<Payload> {
  return mutate(
    client,
    `mutation ($request: ID!, $attachment: ID!) {
       payload: removeDocument(requestId: $request, attachmentId: $attachment) ${PAYLOAD} }`,
    { request: requestId, attachment: attachmentId },
  );
}

export function withdraw(client: Client, requestId: string): Promise<Payload> {
  return mutate(client, `mutation ($id: ID!) { payload: withdrawRequest(requestId: $id) ${PAYLOAD} }`, {
    id: requestId,
  });
}

export function reapply(client: Client, requestId: string): Promise<Payload> {
  return mutate(client, `mutation ($id: ID!) { payload: reapply(requestId: $id) ${PAYLOAD} }`, {
    id: requestId,
  });
}

export interface PaymentView {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly checkoutUrl: string | null;
  readonly expiresAt: string | null;
  readonly paidAt: string | null;
  readonly receiptNumber: string | null;
  readonly failure: string | null;
}

const PAYMENT = 'id amount status checkoutUrl expiresAt paidAt receiptNumber failure';

/** As the story's startPayment, but answers what went wrong too. */
export function openPayment(
  client: Client,
  requestId: string,
): Promise<{ payment: PaymentView | null; userErrors: readonly UserError[] }> {
  return mutate(
    client,
    `mutation ($id: ID!) { payload: startPayment(requestId: $id) { payment { ${PAYMENT} } ${ERRORS} } }`,
    { id: requestId },
  );
}

export async function paymentOf(client: Client, requestId: string): Promise<PaymentView | null> {
  const { node } = await client.query<{ node: { payment: PaymentView | null } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { payment { ${PAYMENT} } } } }`,
    { id: requestId },
  );
  return node?.payment ?? null;
}

export interface RefusalView {
  readonly clause: string;
  readonly causeCode: string | null;
  readonly reasoning: string | null;
  readonly kk: string;
  readonly ru: string;
  readonly causeKk: string | null;
  readonly causeRu: string | null;
  readonly grounds: readonly { code: string; kk: string; ru: string }[];
}

export async function refusalOf(client: Client, requestId: string): Promise<RefusalView | null> {
  const { node } = await client.query<{ node: { refusal: RefusalView | null } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { refusal { clause causeCode reasoning
       kk: message(lang: KK) ru: message(lang: RU) causeKk: cause(lang: KK) causeRu: cause(lang: RU)
       grounds { code kk: text(lang: KK) ru: text(lang: RU) } } } } }`,
    { id: requestId },
  );
  return node?.refusal ?? null;
}

/** Hands a file in, as a browser does. */
export async function upload(
  client: Client,
  content: Uint8Array,
  fileName: string,
): Promise<{
  status: number;
  body: { id: string; sha256: string; size: number; mediaType: string; code?: string };
}> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(content)]), fileName);
  const response = await fetch(`${client.url}/files`, {
    method: 'POST',
    headers: client.headers(),
    body: form,
  });
  return {
    status: response.status,
    body: (await response.json()) as Awaited<ReturnType<typeof upload>>['body'],
  };
}

/** A file that no other test has handed in. */
export const freshPdf = () => Buffer.concat([samples.pdf, randomBytes(8)]);

export async function uploaded(
  client: Client,
  content = freshPdf(),
  fileName = 'құжат.pdf',
): Promise<string> {
  const { status, body } = await upload(client, content, fileName);
  expect(status).toBe(201);
  return body.id;
}

/** The clerk registers a sent request and hands it to that executor. */
export async function register(clerk: Client, executor: Client, requestId: string): Promise<void> {
  const [action] = (await look(clerk, requestId)).availableActions;
  const assignee = action?.assignees.find(({ name }) => name === executor.person?.name);
  const { userErrors } = await carryOut(clerk, requestId, { assigneeId: assignee?.id });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

interface Staff {
  readonly applicant: Client;
  readonly clerk: Client;
  readonly executor: Client;
  readonly head: Client;
}

/** A request that has been registered and waits for the executor. */
export async function registered(by: Staff): Promise<RequestView> {
  const request = await sent(by.applicant);
  await register(by.clerk, by.executor, request.id);
  return request;
}

/** The executor decides on a registered request. */
export async function decided(by: Staff, decision: Record<string, unknown>): Promise<RequestView> {
  const request = await registered(by);
  const { userErrors } = await carryOut(by.executor, request.id, { decision });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return request;
}

/** The head signs a decision for it: the result is issued. */
export async function issued(by: Staff): Promise<RequestView> {
  const request = await decided(by, { outcome: 'GRANTED' });
  const signature = await by.head.signedDocument(request.id, 'PORTAL.PROCESS.11');
  const { userErrors } = await carryOut(by.head, request.id, { signature });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return request;
}
