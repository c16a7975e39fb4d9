import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { decided, issued } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';

const VERIFY = `query ($number: String!) { verifyResult(number: $number) { valid verdict kk: message(lang: KK) ru: message(lang: RU)
  document { number outcome issuedAt url kk: title(lang: KK) ru: title(lang: RU)
    signature { signerName serialNumber algorithm validFrom validTo } } } }`;

interface Verification {
  readonly valid: boolean;
  readonly verdict: string;
  readonly kk: string;
  readonly ru: string;
  readonly document: { readonly number: string; readonly issuedAt: string; readonly url: string } | null;
}

let server: RunningServer;
let cast: Cast;
let nobody: Client;
let number: string;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  nobody = server.client();
  const { id } = await issued(cast);
  number = (await recordOf(server, id)).results[0]?.number ?? '';
});
afterAll(() => server.stop());

async function verify(client: Client, given: string): Promise<Verification> {
  return (await client.query<{ verifyResult: Verification }>(VERIFY, { number: given })).verifyResult;
}

describe('whoever holds a paper', () => {
  it('is told that it is genuine, what it is, who signed it and when, in both languages', async () => {
    const told = await verify(nobody, number);
    const { issuedAt = '' } = told.document ?? {};
    expect(told).toMatchObject({
      valid: true,
      verdict: 'AUTHENTIC',
      ...bothLanguages('requests:verification.AUTHENTIC', { number, date: new Date(issuedAt) }),
      document: {
        number,
        outcome: 'GRANTED',
        ...bothLanguages('editions/178-2012-3:result.MEDIA_CERTIFICATE.title'),
        url: `${server.url}/verify/${number}`,
        signature: { signerName: 'МАШЫҚОВ НҰРЛАН СЫНАҚҰЛЫ' },
      },
    });
    expect(told.kk).toMatch(/2026 жылғы \d+ [а-яәғқңөұүһі]+/u);
  });

  it('may write the number in small letters and with spaces around it', async () => {
    expect(await verify(nobody, ` ${number.toLowerCase()} `)).toEqual(await verify(nobody, number));
  });

  it('finds the same on the page behind the QR code', async () => {
    const page = await fetch(`${server.url}/verify/${number}`, { headers: { 'accept-language': 'ru' } });
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain(number);
    for (const { person } of [cast.applicant, cast.head]) expect(text).not.toContain(person?.iin);
  });

  it('is told no more than the paper says: not the signer’s IIN, logged in or not', async () => {
    const query =
      'query ($number: String!) { verifyResult(number: $number) { valid document { signature { signerName iin } } } }';
    for (const client of [nobody, cast.company, cast.applicant, cast.head]) {
      const { data, errors } = await client.ask(query, { number });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(JSON.stringify({ data, errors })).not.toContain(cast.head.person?.iin);
    }
  });

  it('does not come from the paper to the request, the applicant or the file', async () => {
    const { data } = await nobody.ask<{ verifyResult: { document: { id: string } } }>(
      'query ($number: String!) { verifyResult(number: $number) { document { id } } }',
      { number },
    );
    const { id } = data.verifyResult.document;
    expect((await nobody.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({
      node: null,
    });
    expect((await nobody.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).errors).toBeUndefined();
  });
});

describe('a number', () => {
  const unknown = { valid: false, verdict: 'UNKNOWN', document: null };

  it.each(['2026-0000-0000-0000', '', '2026', 'qyzmet', "2026-0000-0000-0000' OR 1=1", 'ұ'.repeat(5000)])(
    'that was not issued is told so in both languages: "%.30s"',
    async (given) => {
      expect(await verify(nobody, given)).toEqual({
        ...unknown,
        ...bothLanguages('requests:verification.UNKNOWN'),
      });
    },
  );

  it('of a decision that the head has not signed yet is not genuine', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    const prepared: unknown = Reflect.get((await recordOf(server, id)).request, 'result_number');
    expect(prepared).toMatch(/^2026-/);
    expect(await verify(nobody, String(prepared))).toMatchObject(unknown);
  });
});
