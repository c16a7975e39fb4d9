import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, completeStep, look } from '../support/story.ts';
import { decided } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { recordOf, unchanged } from './record.ts';

const STEP = 'PORTAL.PROCESS.11';
const COMMITTEE = { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' };
const PDFSIG = spawnSync('pdfsig', ['-v']).error === undefined;

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

interface Paper {
  readonly pdf: Buffer;
  readonly signedContent: Buffer;
}

async function paperOf(client: Client, id: string): Promise<Paper> {
  const { signingDocument } = await client.query<{
    signingDocument: { paper: { pdf: string; signedContent: string } };
  }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { paper { pdf signedContent } } }',
    { id, step: STEP },
  );
  const { pdf, signedContent } = signingDocument.paper;
  return { pdf: Buffer.from(pdf, 'base64'), signedContent: Buffer.from(signedContent, 'base64') };
}

async function resultOf(id: string) {
  const { node } = await cast.applicant.query<{
    node: { result: { url: string; signedForm: string; detachedSignature: string | null } };
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { result { url signedForm detachedSignature } } } }',
    {
      id,
    },
  );
  const pdf = Buffer.from(await (await fetch(node.result.url)).arrayBuffer());
  return { ...node.result, pdf };
}

const rsaHead = () =>
  certificateFor(server.sandbox.authority, cast.head, { template: 'HEAD', organisation: COMMITTEE });
const granted = () => decided(cast, { outcome: 'GRANTED' });

describe('the head reads the paper before it is signed', () => {
  it('and the statement names it by its digest', async () => {
    const { id } = await granted();
    const { pdf, signedContent } = await paperOf(cast.head, id);
    const { matter } = JSON.parse((await documentOf(cast.head, id, STEP)).toString()) as {
      matter: { paper: object };
    };
    expect(matter.paper).toEqual({
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    expect(signedContent.subarray(0, pdf.length)).toEqual(pdf);
    expect(await paperOf(cast.head, id)).toEqual({ pdf, signedContent });
  });

  it('and is the same when it is asked for several times at once', async () => {
    const { id } = await granted();
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => paperOf(cast.head, id)));
    for (const other of others) expect(other).toEqual(first);
  });

  it('the applicant has none to sign', async () => {
    const { id } = await granted();
    expect(
      await cast.applicant.refusal(
        'query ($id: ID!) { signingDocument(requestId: $id, step: "PORTAL.PROCESS.11") { paper { pdf } } }',
        { id },
      ),
    ).toEqual(['STEP_NOT_AVAILABLE']);
  });
});

describe('an RSA signature over the bytes of the paper', () => {
  it('stands inside the PDF, as PAdES', async () => {
    const { id } = await granted();
    const { pdf, signedContent } = await paperOf(cast.head, id);
    const { userErrors } = await carryOut(cast.head, id, {
      signature: signedBy(await rsaHead(), signedContent, false),
    });
    expect(userErrors).toEqual([]);
    const result = await resultOf(id);
    expect([result.signedForm, result.detachedSignature]).toEqual(['PDF', null]);
    expect(result.pdf.subarray(0, pdf.length)).toEqual(pdf);
    const { ranges, subFilter } = signatureIn(result.pdf);
    expect(subFilter).toBe('ETSI.CAdES.detached');
    expect(Buffer.concat(ranges)).toEqual(signedContent);
    expect((await recordOf(server, id)).results).toHaveLength(1);
  });

  (PDFSIG ? it : it.skip)('is found valid by pdfsig, over the whole document', async () => {
    const { id } = await granted();
    const { signedContent } = await paperOf(cast.head, id);
    await carryOut(cast.head, id, { signature: signedBy(await rsaHead(), signedContent, false) });
    const folder = mkdtempSync(join(tmpdir(), 'pdfsig-'));
    try {
      const file = join(folder, 'paper.pdf');
      const said = (bytes: Buffer): string => {
        writeFileSync(file, bytes);
        return spawnSync('pdfsig', [file]).stdout.toString();
      };
      const { pdf } = await resultOf(id);
      const words = said(pdf);
      expect(words).toContain('Signature Validation: Signature is Valid.');
      expect(words).toContain('Signature Type: ETSI.CAdES.detached');
      expect(words).toContain('Total document signed');
      expect(words).toContain('МАШЫҚОВ НҰРЛАН');
      const altered = Buffer.from(pdf);
      altered[200] = (altered[200] ?? 0) ^ 1;
      expect(said(altered)).not.toContain('Signature is Valid.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each<[string, () => Promise<string>]>([
    ['with the bytes inside it', async () => signedBy(await rsaHead(), await contentNow(), true)],
    ['of a GOST key', async () => cast.head.sign(await contentNow(), false)],
  ])('is turned down %s', async (_, sign) => {
    current = (await granted()).id;
    const { version } = await look(cast.head, current);
    const signature = await sign();
    const input = { requestId: current, step: STEP, version, action: 'SIGN_RESULT', signature };
    const { userErrors } = await unchanged(server, current, () => completeStep(cast.head, input));
    expect(userErrors).toMatchObject([{ code: 'PAPER_SIGNATURE_FORM', path: ['input', 'signature'] }]);
  });

  it('of an earlier paper fits no later one', async () => {
    const [first, second] = [await granted(), await granted()];
    const { signedContent } = await paperOf(cast.head, first.id);
    await paperOf(cast.head, second.id);
    const { version } = await look(cast.head, second.id);
    const signature = signedBy(await rsaHead(), signedContent, false);
    const input = { requestId: second.id, step: STEP, version, action: 'SIGN_RESULT', signature };
    const { userErrors } = await unchanged(server, second.id, () => completeStep(cast.head, input));
    expect(userErrors).toMatchObject([{ code: 'DIGEST_MISMATCH' }]);
  });
});

let current = '';
const contentNow = async () => (await paperOf(cast.head, current)).signedContent;

describe('a GOST signature over the PDF', () => {
  it('stands beside it, for the applicant to keep', async () => {
    const { id } = await granted();
    const { pdf } = await paperOf(cast.head, id);
    const signature = cast.head.sign(pdf, false);
    expect((await carryOut(cast.head, id, { signature })).userErrors).toEqual([]);
    const result = await resultOf(id);
    expect(result).toMatchObject({ signedForm: 'DETACHED', detachedSignature: signature });
    expect(result.pdf).toEqual(pdf);
  });
});

describe('a signature over the statement', () => {
  it('leaves the PDF as it was shown', async () => {
    const { id } = await granted();
    const { pdf } = await paperOf(cast.head, id);
    const signature = await cast.head.signedDocument(id, STEP);
    expect((await carryOut(cast.head, id, { signature })).userErrors).toEqual([]);
    const result = await resultOf(id);
    expect([result.signedForm, result.detachedSignature]).toEqual(['STATEMENT', null]);
    expect(result.pdf).toEqual(pdf);
  });
});

/** What the signature dictionary of a PDF says. */
function signatureIn(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const [, a, b, c, d] = (/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text) ?? []).map(Number);
  return {
    ranges: [pdf.subarray(a, (a ?? 0) + (b ?? 0)), pdf.subarray(c, (c ?? 0) + (d ?? 0))],
    subFilter: /\/SubFilter \/([\w.]+)/.exec(text)?.[1],
  };
}
