import type { Api, UserError } from '../api.ts';
import { mustEqual, present, Unreachable } from '../check.ts';
import type { Live } from '../live.ts';
import { personOf } from '../people.ts';
import type { Scene } from '../scene.ts';

interface MobileSigning {
  readonly id: string;
  readonly qrText: string;
  readonly qr: string;
  readonly state: string;
  readonly expiresAt: string;
}

/** The browser shows a QR code, the sandbox's phone reads it and signs; answers the request's number. */
export async function signByPhone(
  scene: Scene,
  applicant: Api,
  requestId: string,
  live: Live,
): Promise<string> {
  const { words, screen, people } = scene;
  screen.step(words.step.phone);
  const signing = await handOut(applicant, requestId);
  screen.field(words.qrCode, `${signing.qrText.slice(0, 60)}…`);
  mustEqual('qr', signing.qr.slice(0, 22), 'data:image/png;base64,');
  screen.field(words.goodUntil, screen.time(signing.expiresAt));
  const person = personOf(people, 'APPLICANT');
  const seen = await scan(scene.sandbox, signing.qrText, person.iin);
  screen.field(words.onPhone, seen.description);
  mustEqual('answer', [seen.status, seen.answer], [200, 'success']);
  await live.next(requestId, 'SENT');
  const { signed, request } = await applicant.query<{
    signed: { state: string };
    request: { number: string | null; status: string };
  }>(AFTERWARDS, { signing: signing.id, request: requestId });
  mustEqual('state', [signed.state, request.status], ['SIGNED', 'SENT']);
  screen.field(words.signedBy, person.name);
  screen.field(words.requestNumber, present('number', request.number));
  return present('number', request.number);
}

async function handOut(applicant: Api, requestId: string): Promise<MobileSigning> {
  const { createMobileSigning } = await applicant.query<{
    createMobileSigning: { mobileSigning: MobileSigning | null; userErrors: readonly UserError[] };
  }>(HAND_OUT, { input: { requestId } });
  mustEqual('createMobileSigning.userErrors', createMobileSigning.userErrors, []);
  return present('mobileSigning', createMobileSigning.mobileSigning);
}

async function scan(
  sandbox: string,
  qrText: string,
  iin: string,
): Promise<{ description: string; status: number; answer: string }> {
  const response = await fetch(`${sandbox}/phone/scan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ qrText, iin }),
  }).catch(() => null);
  if (response === null) throw new Unreachable(sandbox);
  mustEqual('POST /phone/scan', response.status, 200);
  return (await response.json()) as Awaited<ReturnType<typeof scan>>;
}

const HAND_OUT = `mutation ($input: CreateMobileSigningInput!) {
  createMobileSigning(input: $input) { mobileSigning { id qrText qr state expiresAt } userErrors { code message path } }
}`;

const AFTERWARDS = `query ($signing: ID!, $request: ID!) {
  signed: node(id: $signing) { ... on MobileSigning { state } }
  request: node(id: $request) { ... on Request { number status } }
}`;
