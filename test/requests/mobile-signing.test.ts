import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { look, paid, sign } from '../support/story.ts';
import { decided } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { documentOf } from './keys.ts';
import { Phone, signingAt } from './phone.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const STEP = 'PORTAL.PROCESS.11';
let server: RunningServer;
let cast: Cast;
let applicant: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterAll(() => server.stop());

/** What the sandbox's phone with that person's key makes of a code. */
async function scan(qrText: string | null, client: Client) {
  const response = await fetch(`${server.sandbox.url}/phone/scan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ qrText, iin: client.person?.iin }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a code for the phone', () => {
  it('is a link, a text and a PNG, told once; it expires with the document', async () => {
    const { id } = await paid(applicant);
    const { signing, address } = await Phone.of(applicant, id);
    expect(address).toMatch(new RegExp(`^${server.url}/mobile-signing/[\\w-]{43}$`));
    expect(signing).toMatchObject({ method: 'CMS_WITH_DATA', state: 'WAITING', fault: null });
    expect(signing.link).toBe(
      `https://m.egov.kz/mobileSign?link=${address}&isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov`,
    );
    expect(new URL(signing.link ?? '').searchParams.get('link')).toBe(address);
    const document = JSON.parse((await documentOf(applicant, id)).toString()) as { expiresAt: string };
    expect(signing.expiresAt).toBe(document.expiresAt);
    const again = await signingAt(applicant, signing.id);
    expect(again).toEqual({ ...signing, link: null, qrText: null, qr: null });
  });

  it.each([160, 320, 640])('is drawn within %i pixels', async (size) => {
    const { id } = await paid(applicant);
    const { payload } = await applicant.query<{ payload: { mobileSigning: { qr: string } } }>(
      `mutation ($input: CreateMobileSigningInput!, $size: Int) { payload: createMobileSigning(input: $input) {
         mobileSigning { qr(size: $size) } } }`,
      { input: { requestId: id }, size },
    );
    const [head, data = ''] = payload.mobileSigning.qr.split(',');
    const png = Buffer.from(data, 'base64');
    expect(head).toBe('data:image/png;base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeLessThanOrEqual(size);
  });

  it.each([159, 1025, -1])('is not drawn within %i pixels', async (size) => {
    const { id } = await paid(applicant);
    const mutation = `mutation ($input: CreateMobileSigningInput!, $size: Int) {
      createMobileSigning(input: $input) { mobileSigning { qr(size: $size) } } }`;
    expect(await applicant.refusal(mutation, { input: { requestId: id }, size })).toEqual(['QR_SIZE']);
  });

  it('is kept as hashes only', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const rows = await server.database.database.query<{ row: string }>(
      'SELECT mobile_signing::text AS row FROM mobile_signing',
    );
    const kept = JSON.stringify(rows);
    const tokens = [phone.address.split('/').at(-1) ?? '?', await phone.token()];
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });
});

describe('the phone is told', () => {
  it('who asks for what until when, and where the document is', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const { status, body, headers } = await phone.describe();
    const provider = bothLanguages('editions/178-2012-3:provider');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      description: expect.stringContaining(bothLanguages('catalogue:service.MEDIA_REGISTRATION').kk),
      expiry_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0500$/),
      organisation: {
        nameRu: provider.ru,
        nameKz: provider.kk,
        nameEn: provider.kk,
        bin: cast.head.person?.bin,
      },
      document: {
        uri: `${phone.address}/documents`,
        auth_type: 'Token',
        auth_token: expect.stringMatching(/^[\w-]{43}$/),
      },
    });
    const colon = body.expiry_date.replace('+0500', '+05:00');
    expect(new Date(colon).toISOString()).toBe(phone.signing.expiresAt);
    expect((await signingAt(applicant, phone.signing.id))?.state).toBe('WAITING');
  });

  it('the document that signingDocument gives out, and has opened it then', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const { status, body } = await unchanged(server, id, () => phone.fetch());
    expect([status, body.signMethod, body.documentsToSign.length]).toEqual([200, 'CMS_WITH_DATA', 1]);
    expect(body.documentsToSign[0]).toMatchObject({
      id: 1,
      meta: [{ name: 'Қызмет', value: bothLanguages('catalogue:service.MEDIA_REGISTRATION').kk }],
      document: { file: { mime: 'application/json' } },
    });
    expect(await phone.content()).toEqual(await documentOf(applicant, id));
    expect((await signingAt(applicant, phone.signing.id))?.state).toBe('OPENED');
  });

  it('an XML document with the same bytes where XML is to be signed', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id, { method: 'XML' });
    const [one] = (await phone.fetch()).body.documentsToSign;
    const content = /<content [^>]+>([^<]+)<\/content>/.exec(one?.documentXml ?? '')?.[1];
    expect(Buffer.from(content ?? '', 'base64')).toEqual(await documentOf(applicant, id));
    expect(one?.document).toBeUndefined();
  });
});

it('the phone describes the document in the language of whoever asked for the code', async () => {
  const { id } = await paid(applicant);
  const service = bothLanguages('catalogue:service.MEDIA_REGISTRATION');
  for (const language of ['kk', 'ru'] as const) {
    const phone = await Phone.of(speaking(server, applicant, language), id);
    expect((await phone.describe()).body.description).toContain(service[language]);
    expect((await phone.fetch()).body.documentsToSign[0]?.meta[0]?.value).toBe(service[language]);
  }
});

describe('what the phone signed', () => {
  it.each([['CMS_WITH_DATA'], ['CMS_SIGN_ONLY'], ['XML']])(
    'signs and sends the request, as %s',
    async (method) => {
      const { id } = await paid(applicant);
      const { signing } = await Phone.of(applicant, id, { method });
      const answer = await scan(signing.qrText, applicant);
      expect(answer).toMatchObject({ status: 200, body: { status: 200, answer: 'success' } });
      expect((await look(applicant, id)).status).toBe('SENT');
      expect((await recordOf(server, id)).signatures).toMatchObject([
        { role: 'APPLICANT', iin: applicant.person?.iin },
      ]);
      expect(await signingAt(applicant, signing.id)).toMatchObject({ state: 'SIGNED', fault: null });
    },
  );

  it('signs for a legal entity, by the link that opens the application', async () => {
    const { id } = await paid(cast.company);
    const { signing } = await Phone.of(cast.company, id);
    expect((await scan(signing.link, cast.company)).body).toMatchObject({ answer: 'success' });
    expect((await recordOf(server, id)).signatures).toMatchObject([{ bin: cast.company.person?.bin }]);
  });

  it('issues the result by the key of the head', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    const phone = await Phone.of(cast.head, id, { step: STEP });
    expect((await phone.fetch()).body.documentsToSign[0]?.meta).toMatchObject([
      {},
      { name: 'Сұрау салу нөмірі', value: expect.stringMatching(/^\d{14}$/) },
    ]);
    expect((await scan(phone.signing.qrText, cast.head)).body).toMatchObject({ answer: 'success' });
    expect((await look(cast.applicant, id)).status).toBe('COMPLETED');
    expect(await signingAt(cast.head, phone.signing.id)).toMatchObject({ state: 'SIGNED' });
  });

  it('in lines of Base64 is the same', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const signature = applicant.sign(await phone.content());
    const lines = signature.replace(/.{64}/g, '$&\r\n');
    expect(await phone.sendBack(lines)).toMatchObject({ status: 200, body: 'success' });
  });

  it('is one signature, however often it comes at the same time', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const signature = applicant.sign(await phone.content());
    const token = await phone.token();
    const { body } = await phone.fetch();
    const [one] = body.documentsToSign;
    const order = { ...body, documentsToSign: [{ ...one, document: { file: { data: signature } } }] };
    const answers = await Promise.all([1, 2, 3].map(() => phone.put(JSON.stringify(order), token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403]);
    expect((await recordOf(server, id)).signatures).toHaveLength(1);
    expect(await signingAt(applicant, phone.signing.id)).toMatchObject({ state: 'SIGNED', fault: null });
  });

  it('is not waited for once the browser has signed the same document', async () => {
    const { id } = await paid(applicant);
    const phone = await Phone.of(applicant, id);
    const signature = applicant.sign(await phone.content());
    expect((await sign(applicant, id, signature)).request?.status).toBe('SENT');
    expect(await signingAt(applicant, phone.signing.id)).toMatchObject({ state: 'SIGNED' });
    expect((await phone.describe()).status).toBe(403);
  });
});

describe('the sandbox’s phone', () => {
  it.each([
    ['no code at all', 'қайырлы күн', 'NOT_A_SIGNING_CODE'],
    ['another domain', 'mobileSign:https://elsewhere.example/x', 'DOMAIN_NOT_ALLOWED'],
  ])('signs nothing of %s', async (_, text, error) => {
    expect(await scan(text, applicant)).toMatchObject({ status: 422, body: { error } });
  });

  it('tells what the service refused', async () => {
    const unknown = `mobileSign:${server.url}/mobile-signing/${'A'.repeat(43)}`;
    expect(await scan(unknown, applicant)).toMatchObject({
      status: 422,
      body: { error: 'SERVICE_REFUSED', detail: expect.stringContaining('NOT_FOUND') },
    });
  });
});
