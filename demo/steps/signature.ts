import { createHash } from 'node:crypto';
import type { Api, UserError } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import type { Live } from '../live.ts';
import { signWith } from '../ncalayer.ts';
import { type Person, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';

interface Signed {
  readonly request: {
    readonly number: string | null;
    readonly status: string;
    readonly dueAt: string | null;
    readonly sentAt: string | null;
  } | null;
  readonly userErrors: readonly UserError[];
}

/** Signs twice as it may not be, which changes nothing, and then rightly; answers the request's number. */
export async function signAndSend(
  scene: Scene,
  applicant: Api,
  requestId: string,
  live: Live,
  { faultsFirst }: { faultsFirst: boolean },
): Promise<string> {
  const { words, screen, people } = scene;
  screen.step(words.step.signature);
  const content = await documentToSign(scene, applicant, requestId);
  const person = personOf(people, 'APPLICANT');
  const signature = signWith(person, content);
  if (faultsFirst) {
    const half = signature.slice(0, 800);
    await refused(scene, applicant, { requestId, signature: half }, words.brokenSignature, 'MALFORMED');
    const other = signWith(person, Buffer.from('{}'));
    await refused(scene, applicant, { requestId, signature: other }, words.otherContent, 'CONTENT_MISMATCH');
  }
  const { request, userErrors } = await sign(applicant, { requestId, signature });
  mustEqual('signRequest.userErrors', userErrors, []);
  const { number, status, sentAt, dueAt } = present('signRequest.request', request);
  mustEqual('status', status, 'SENT');
  await live.next(requestId, 'SENT');
  screen.field(words.signedBy, person.name);
  screen.field(words.requestNumber, present('number', number));
  screen.field(words.sent, screen.date(present('sentAt', sentAt)));
  if (dueAt !== null) screen.field(words.due, screen.date(dueAt));
  return present('number', number);
}

/** Somebody else's key is put to the applicant's request: the certificate's IIN is not the request's. */
export async function signAsAnother(
  scene: Scene,
  applicant: Api,
  requestId: string,
  live: Live,
  another: Person,
): Promise<void> {
  const { words, screen } = scene;
  screen.step(words.step.foreignSignature);
  const content = await documentToSign(scene, applicant, requestId);
  screen.field(words.signedBy, another.name);
  const { request, userErrors } = await sign(applicant, { requestId, signature: signWith(another, content) });
  mustEqual('signRequest.userErrors', userErrors, []);
  mustEqual('status', request?.status, 'REFUSED');
  mustEqual('number', request?.number, null);
  await live.next(requestId, 'REFUSED');
}

async function documentToSign({ words, screen }: Scene, applicant: Api, requestId: string): Promise<Buffer> {
  const { signingDocument } = await applicant.query<{ signingDocument: { content: string; sha256: string } }>(
    'query ($id: ID!) { signingDocument(requestId: $id) { content sha256 } }',
    { id: requestId },
  );
  const content = Buffer.from(signingDocument.content, 'base64');
  mustEqual('sha256', createHash('sha256').update(content).digest('hex'), signingDocument.sha256);
  screen.field(words.toSign, words.bytesOf(content.length, `${signingDocument.sha256.slice(0, 16)}…`));
  return content;
}

async function refused(
  { words, screen }: Scene,
  applicant: Api,
  input: { requestId: string; signature: string },
  what: string,
  code: string,
): Promise<void> {
  const { request, userErrors } = await sign(applicant, input);
  mustEqual('request', request, null);
  mustEqual(
    'userErrors',
    userErrors.map((error) => error.code),
    [code],
  );
  for (const error of userErrors) screen.fault(`${what}, ${words.notAccepted}`, error.message, error.code);
}

async function sign(applicant: Api, input: { requestId: string; signature: string }): Promise<Signed> {
  const { signRequest } = await applicant.query<{ signRequest: Signed }>(SIGN, {
    input: { ...input, idempotencyKey: crypto.randomUUID() },
  });
  return signRequest;
}

const SIGN = `mutation ($input: SignRequestInput!) {
  signRequest(input: $input) { request { number status sentAt dueAt } userErrors { code message path } }
}`;
