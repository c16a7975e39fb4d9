import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../api.ts';
import { must, mustEqual, present } from '../check.ts';
import type { Scene } from '../scene.ts';

interface Result {
  readonly number: string;
  readonly title: string;
  readonly outcome: string;
  readonly issuedAt: string;
  readonly url: string;
}

interface Verification {
  readonly valid: boolean;
  readonly message: string;
  readonly document: { readonly number: string; readonly signature: Signature } | null;
}

interface Signature {
  readonly signerName: string;
  readonly serialNumber: string;
}

/** The applicant downloads the paper; answers its number. */
export async function downloadResult(
  { words, screen }: Scene,
  applicant: Api,
  requestId: string,
): Promise<string> {
  screen.step(words.step.result);
  const { node } = await applicant.query<{ node: { status: string; result: Result | null } | null }>(RESULT, {
    id: requestId,
  });
  mustEqual('status', node?.status, 'COMPLETED');
  const { number, title, outcome, issuedAt, url } = present('result', node?.result);
  mustEqual('result.outcome', outcome, 'GRANTED');
  screen.field(words.result, `${title}, № ${number}`);
  screen.field(words.issued, screen.date(issuedAt));
  const response = await fetch(url);
  mustEqual('result.url', response.status, 200);
  mustEqual('content-type', response.headers.get('content-type'), 'application/pdf');
  const pdf = Buffer.from(await response.arrayBuffer());
  must('%PDF', pdf.subarray(0, 5).toString('latin1') === '%PDF-');
  const path = join(await mkdtemp(join(tmpdir(), 'qyzmet-')), `${number}.pdf`);
  await writeFile(path, pdf);
  screen.field(words.saved, path);
  screen.good(words.fileOf('PDF', pdf.length));
  return number;
}

/** Anyone checks the paper by its number, over the API and on the page behind its QR code. */
export async function verify({ api, url, words, screen, people }: Scene, number: string): Promise<void> {
  screen.step(words.step.verification);
  const { verifyResult } = await api.query<{ verifyResult: Verification }>(VERIFY, { number });
  mustEqual('verifyResult.valid', verifyResult.valid, true);
  const { signature } = present('verifyResult.document', verifyResult.document);
  const head = present(
    'HEAD',
    people.find(({ role }) => role === 'HEAD'),
  );
  must('signerName', signature.signerName.toLowerCase() === head.name.toLowerCase());
  screen.good(verifyResult.message);
  screen.field(words.signer, signature.signerName);
  screen.field(words.certificate, signature.serialNumber);
  const page = await fetch(`${url}/verify/${number}`);
  mustEqual('/verify', page.status, 200);
  must('/verify', (await page.text()).includes(number));
  screen.field(words.verification, `${url}/verify/${number}`);

  const nobody = number.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const { verifyResult: unknown } = await api.query<{ verifyResult: Verification }>(VERIFY, {
    number: nobody,
  });
  mustEqual('verifyResult.valid', unknown.valid, false);
  screen.fault(words.nobody(nobody), unknown.message, '');
}

const RESULT = `query ($id: ID!) {
  node(id: $id) { ... on Request { status result { number title outcome issuedAt url } } }
}`;

const VERIFY = `query ($number: String!) {
  verifyResult(number: $number) { valid message document { number signature { signerName serialNumber } } }
}`;
