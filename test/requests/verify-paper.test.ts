import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { decided, issued } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
let nobody: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  nobody = server.client();
});
afterAll(() => server.stop());

interface Verification {
  readonly verdict: string;
  readonly valid: boolean;
  readonly kk: string;
  readonly document: {
    readonly number: string;
    readonly revokedAt: string | null;
    readonly revocationReason: string | null;
    readonly checks: number | null;
    readonly detachedSignature: string | null;
  } | null;
}

const TOLD = `{ verdict valid kk: message(lang: KK) ru: message(lang: RU)
  document { number revokedAt revocationReason checks detachedSignature } }`;

async function verifyFile(content: Buffer): Promise<Verification> {
  const { verifyPaper } = await nobody.query<{ verifyPaper: Verification }>(
    `query ($content: Base64!) { verifyPaper(content: $content) ${TOLD} }`,
    { content: content.toString('base64') },
  );
  return verifyPaper;
}

async function verifyNumber(number: string): Promise<Verification> {
  const { verifyResult } = await nobody.query<{ verifyResult: Verification }>(
    `query ($number: String!) { verifyResult(number: $number) ${TOLD} }`,
    { number },
  );
  return verifyResult;
}

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly pdf: Buffer;
}

async function issuedPaper(): Promise<Issued> {
  const { id } = await issued(cast);
  const { number, url } = await resultOf(id);
  return { id, number, pdf: Buffer.from(await (await fetch(url)).arrayBuffer()) };
}

interface Result {
  readonly number: string;
  readonly url: string;
  readonly checks: number;
  readonly revokedAt: string | null;
  readonly revocationReason: string | null;
}

async function resultOf(id: string): Promise<Result> {
  const { node } = await cast.applicant.query<{ node: { result: Result } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { result { number url checks revokedAt revocationReason } } } }',
    { id },
  );
  return node.result;
}

function upload(content: Buffer, language = 'ru'): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(content)], { type: 'application/pdf' }), 'paper.pdf');
  return fetch(`${server.url}/verify`, {
    method: 'POST',
    body: form,
    headers: { 'accept-language': language },
  });
}

async function revoke(client: Client, requestId: string, reason: string) {
  const { revokeResult } = await client.query<{
    revokeResult: { request: object | null; userErrors: { code: string; path: string[] | null }[] };
  }>(
    `mutation ($input: RevokeResultInput!) { revokeResult(input: $input) {
       request { id status result { revokedAt revocationReason } } userErrors { code path } } }`,
    { input: { requestId, reason } },
  );
  return revokeResult;
}

describe('the file of a paper', () => {
  it('as it was handed out is authentic', async () => {
    const { number, pdf } = await issuedPaper();
    expect(await verifyFile(pdf)).toMatchObject({
      verdict: 'AUTHENTIC',
      valid: true,
      document: { number, revokedAt: null, revocationReason: null, checks: null, detachedSignature: null },
    });
  });

  it.each<[string, (pdf: Buffer) => Buffer]>([
    ['one bit is another', (pdf) => Buffer.from(pdf).fill((pdf[5000] ?? 0) ^ 1, 5000, 5001)],
    ['something was added', (pdf) => Buffer.concat([pdf, Buffer.from('\n% more')])],
    ['the end is missing', (pdf) => pdf.subarray(0, pdf.length - 10)],
  ])('is altered when %s', async (_, alter) => {
    const { number, pdf } = await issuedPaper();
    const told = await verifyFile(alter(pdf));
    expect(told).toMatchObject({ verdict: 'ALTERED', valid: false, document: { number } });
    expect(told).toMatchObject(bothLanguages('requests:verification.ALTERED', { number }));
  });

  it.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('2026-0000-0000-0000 2026-1111')],
    ['large and of nothing', Buffer.alloc(300_000, 0x20)],
  ])('is unknown when it is %s', async (_, content) => {
    expect(await verifyFile(content)).toMatchObject({ verdict: 'UNKNOWN', document: null });
  });

  it('is taken by the page too, and not kept', async () => {
    const { number, pdf } = await issuedPaper();
    const before = await filesKept();
    const good = await upload(pdf);
    const page = await good.text();
    expect([good.status, page.includes('Документ подлинный'), page.includes(number)]).toEqual([
      200,
      true,
      true,
    ]);
    const bad = await upload(Buffer.concat([pdf, Buffer.from(' ')]));
    expect(await bad.text()).toContain('Документ изменен');
    const unknown = await upload(Buffer.from('%PDF-1.7'), 'kk');
    expect([unknown.status, (await unknown.text()).includes('Құжат табылмады')]).toEqual([404, true]);
    expect(await filesKept()).toBe(before);
    for (const { person } of [cast.applicant, cast.head]) expect(page).not.toContain(person?.iin);
  });

  it('is refused by the page in words when the form has none', async () => {
    const response = await fetch(`${server.url}/verify`, { method: 'POST', body: new FormData() });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'UPLOAD_MALFORMED' }]);
  });

  it('can be given by the page at /verify, where a number may be written as well', async () => {
    const { number } = await issuedPaper();
    const form = await (await fetch(`${server.url}/verify`)).text();
    expect(form).toContain('enctype="multipart/form-data"');
    const answer = await fetch(`${server.url}/verify?number=${number}`);
    expect([answer.status, (await answer.text()).includes(number)]).toEqual([200, true]);
  });
});

async function filesKept(): Promise<number> {
  const [row] = await server.database.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM stored_file',
  );
  return row?.count ?? -1;
}

describe('every check is counted', () => {
  it('for the paper it was of, by number, page and file; those of the request are told, the public is not', async () => {
    const { id, number, pdf } = await issuedPaper();
    expect((await resultOf(id)).checks).toBe(0);
    await verifyNumber(number);
    await fetch(`${server.url}/verify/${number}`);
    await verifyFile(pdf);
    expect((await verifyFile(Buffer.concat([pdf, pdf]))).document?.checks).toBeNull();
    expect((await resultOf(id)).checks).toBe(4);
  });

  it('all together when many come at once, and when nothing is found', async () => {
    const unknown = async () =>
      (
        await server.database.database.query<{ count: number }>(
          `SELECT coalesce(sum(count), 0)::int AS count FROM result_check WHERE result_id IS NULL`,
        )
      )[0]?.count ?? 0;
    const before = await unknown();
    await Promise.all(Array.from({ length: 12 }, () => verifyNumber('2026-0000-0000-0000')));
    expect(await unknown()).toBe(before + 12);
  });
});

describe('a result that is revoked', () => {
  it('is told as revoked to whoever holds it, by number, file and page; why, to the applicant alone', async () => {
    const { id, number, pdf } = await issuedPaper();
    const reason = 'Берілген мәліметтер сотпен жоққа шығарылды';
    expect((await revoke(cast.head, id, ` ${reason} `)).userErrors).toEqual([]);
    for (const told of [await verifyNumber(number), await verifyFile(pdf)]) {
      expect(told).toMatchObject({ verdict: 'REVOKED', valid: false, document: { revocationReason: null } });
      expect(told.document?.revokedAt).not.toBeNull();
      expect(told.kk).toContain(number);
      expect(JSON.stringify(told)).not.toContain(reason);
    }
    const page = await (await fetch(`${server.url}/verify/${number}`)).text();
    expect(page).toContain('Құжаттың күші жойылған');
    expect(page).not.toContain(reason);
    expect(await resultOf(id)).toMatchObject({ revocationReason: reason });
    expect((await verifyFile(Buffer.concat([pdf, pdf]))).verdict).toBe('ALTERED');
    const { events } = await recordOf(server, id);
    expect(events.at(-1)).toMatchObject({ type: 'RESULT_REVOKED', values: { number, reason } });
  });

  it('stays so: the same again changes nothing, another reason is refused', async () => {
    const { id } = await issuedPaper();
    await revoke(cast.head, id, 'қате');
    await unchanged(server, id, async () => {
      expect((await revoke(cast.head, id, 'қате')).userErrors).toEqual([]);
      expect((await revoke(cast.head, id, 'басқа')).userErrors).toMatchObject([
        { code: 'RESULT_REVOKED_ALREADY' },
      ]);
    });
  });

  it('is revoked by the head of the provider alone, with a reason, and once it is issued', async () => {
    const { id } = await issuedPaper();
    const mutation =
      'mutation ($input: RevokeResultInput!) { revokeResult(input: $input) { userErrors { code } } }';
    const input = { requestId: id, reason: 'қате' };
    for (const client of [cast.applicant, cast.clerk, cast.executor]) {
      expect(await client.refusal(mutation, { input })).toEqual(['FORBIDDEN']);
    }
    expect(await nobody.refusal(mutation, { input })).toEqual(['UNAUTHENTICATED']);
    expect((await revoke(cast.head, id, '  ')).userErrors).toMatchObject([
      { code: 'REASON_REQUIRED', path: ['input', 'reason'] },
    ]);
    expect((await revoke(cast.head, id, 'a'.repeat(2001))).userErrors).toMatchObject([
      { code: 'NOTE_TOO_LONG' },
    ]);
    const { id: open } = await decided(cast, { outcome: 'GRANTED' });
    expect((await revoke(cast.head, open, 'қате')).userErrors).toMatchObject([{ code: 'RESULT_NOT_ISSUED' }]);
    const kazakh = speaking(server, cast.head, 'kk');
    expect(
      (await revoke(kazakh, 'req_019b0000-0000-7000-8000-000000000000', 'қате')).userErrors,
    ).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    expect((await resultOf(id)).revokedAt).toBeNull();
  });
});
