import { receiptCodeOf } from '../documents/receipt-code-of.ts';
import { act, handTo, startWithAllEditions } from '../requests/any-edition.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { handOver, type Receipt, requestOf, takeIn } from './parcel-calls.ts';
import { APPLICANT, apostilleDraft, apostilleSent, type CentreCast, gather } from './parcel-story.ts';

const DOCUMENTS = ['DOCUMENT_TO_APOSTILLE'];
const QUERY = `query ($code: String!) { verifyReceipt(code: $code) { valid kk: message(lang: KK) ru: message(lang: RU)
  receipt { kind number issuedAt requestNumber centre(lang: RU) amount state settledAt } } }`;

let server: RunningServer;
let cast: CentreCast;
let nobody: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  nobody = server.client();
});
afterAll(() => server.stop());

interface Verification {
  readonly valid: boolean;
  readonly receipt: Record<string, unknown>;
}

async function verify(code: string): Promise<Verification> {
  return (await nobody.query<{ verifyReceipt: Verification }>(QUERY, { code })).verifyReceipt;
}

async function codeOf(receipt: Receipt | null): Promise<string> {
  const response = await fetch(receipt?.url ?? '');
  return receiptCodeOf(Buffer.from(await response.arrayBuffer()));
}

const centre = bothLanguages('identity:organisation.PSC_ASTANA').ru;

describe('the receipt of a public service centre', () => {
  it('tells anyone that the papers were taken in, where and when, and later that they were handed over', async () => {
    const id = await apostilleSent(cast);
    const { receipt, number: requestNumber } = requestOf(
      await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS }),
    );
    const code = await codeOf(receipt);
    const { number = '', acceptedAt = '' } = receipt ?? {};
    const shown = {
      kind: 'PAPERS_TAKEN_IN',
      number,
      issuedAt: acceptedAt,
      requestNumber,
      centre,
      amount: null,
    };
    expect(await verify(code)).toEqual({
      valid: true,
      ...bothLanguages('requests:receiptCheck.TAKEN_IN', { number, date: new Date(acceptedAt) }),
      receipt: { ...shown, state: 'TAKEN_IN', settledAt: null },
    });
    await handTo(cast.clerk, id, cast.executor);
    await act(cast.executor, id, { decision: { outcome: 'REFUSED', grounds: ['NOT_ARCHIVAL_DOCUMENT'] } });
    const handedOver = requestOf(
      await handOver(cast.operator, {
        requestId: id,
        receiptNumber: number,
        identityDocumentNumber: '012345678',
      }),
    );
    expect([receipt?.checks, handedOver.receipt?.checks]).toEqual([0, 1]);
    expect(await verify(code)).toMatchObject({
      valid: true,
      receipt: { ...shown, state: 'HANDED_OVER', settledAt: expect.any(String) },
    });
  });

  it('tells that papers were turned down', async () => {
    const id = await apostilleDraft(cast);
    const { receipt } = requestOf(
      await takeIn(cast.operator, { requestId: id, documents: [], missing: DOCUMENTS }),
    );
    expect(await verify(await codeOf(receipt))).toMatchObject({
      valid: true,
      receipt: { kind: 'PAPERS_TURNED_DOWN', state: 'TURNED_DOWN', requestNumber: null, settledAt: null },
    });
  });

  it('names neither the applicant nor the operator, here and on its page', async () => {
    const id = await apostilleSent(cast);
    const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS }));
    const code = await codeOf(receipt);
    const page = await fetch(`${server.url}/verify/${code}`, { headers: { 'accept-language': 'kk' } });
    expect(page.status).toBe(200);
    const told = `${JSON.stringify(await verify(code))} ${await page.text()}`;
    expect(told).toContain(bothLanguages('pages:verify.receipt.PAPERS_TAKEN_IN').kk);
    for (const word of [APPLICANT.name, APPLICANT.iin, receipt?.acceptedBy ?? '']) {
      expect(told).not.toContain(word);
    }
  });

  it('is not found by its barcode, which counts on from the one before', async () => {
    const id = await apostilleSent(cast);
    const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS }));
    expect((await verify(receipt?.number ?? '')).receipt).toBeNull();
  });
});
