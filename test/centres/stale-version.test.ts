import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { unchanged } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { approveSchedule, collect, createRegister, registerOf, scan, seal, takeIn } from './parcel-calls.ts';
import { apostilleSent, type CentreCast, gather, TWICE_A_DAY } from './parcel-story.ts';

interface Answer {
  readonly register?: { readonly state: string; readonly version: number } | null;
  readonly request?: {
    readonly version: number;
    readonly receipt: { readonly version: number } | null;
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

const ERRORS = 'userErrors { code path kk: message(lang: KK) ru: message(lang: RU) }';
const DOCUMENTS = ['DOCUMENT_TO_APOSTILLE'];

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
});
afterAll(() => server.stop());

async function call(client: Client, field: string, variables: Record<string, unknown>): Promise<Answer> {
  const input = INPUTS[field] ?? '';
  const { payload } = await client.query<{ payload: Answer }>(
    `mutation ($input: ${input}!) { payload: ${field}(input: $input) { register { state version } ${ERRORS} } }`,
    { input: variables },
  );
  return payload;
}

const INPUTS: Readonly<Record<string, string>> = {
  sealTransferRegister: 'SealedParcelInput',
  collectTransferRegister: 'SealedParcelInput',
  acknowledgeTransferRegister: 'AcknowledgeRegisterInput',
  cancelTransferRegister: 'CancelRegisterInput',
};

const stale = (code: string, path: readonly string[]): object => ({
  userErrors: [{ code, path, ...bothLanguages(`errors:${code}`) }],
});

const stored = async (): Promise<{ id: string; barcode: string }> => {
  const id = await apostilleSent(cast);
  const { request } = await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS });
  const barcode = request?.receipt?.barcode ?? '';
  await scan(cast.store, barcode);
  return { id, barcode };
};

const formed = async (): Promise<string> => {
  await stored();
  return registerOf(await createRegister(cast.store, 'TO_PROVIDER')).id;
};

describe('a register', () => {
  it('is changed by whoever saw it as it is, and its version grows each time', async () => {
    const registerId = await formed();
    const sealed = { registerId, sealNumber: 'Н-1' };
    expect(await call(cast.store, 'sealTransferRegister', { ...sealed, version: 1 })).toMatchObject({
      register: { state: 'SEALED', version: 2 },
      userErrors: [],
    });
    expect(await call(cast.courier, 'collectTransferRegister', { ...sealed, version: 2 })).toMatchObject({
      register: { state: 'COLLECTED', version: 3 },
    });
    const marked = { registerId, refused: [], version: 3 };
    expect(await call(cast.clerk, 'acknowledgeTransferRegister', marked)).toMatchObject({
      register: { state: 'MARKED', version: 4 },
    });
    const copy = (version: number) =>
      cast.store.query<{ payload: Answer }>(
        `mutation ($id: ID!, $version: Int) { payload: confirmReturnedCopy(registerId: $id, version: $version) {
           register { state version } ${ERRORS} } }`,
        { id: registerId, version },
      );
    expect((await copy(3)).payload).toEqual({ register: null, ...stale('REGISTER_STALE', ['version']) });
    expect((await copy(4)).payload).toMatchObject({ register: { state: 'CLOSED', version: 5 } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['sealTransferRegister', { sealNumber: 'Н-3' }],
    ['cancelTransferRegister', { reason: 'Пломба бүлінген' }],
    ['collectTransferRegister', { sealNumber: 'Н-2' }],
    ['acknowledgeTransferRegister', { refused: [] }],
  ])('is left as it is by %s of one who saw it as it was', async (field, input) => {
    const registerId = await formed();
    await seal(cast.store, registerId, 'Н-2');
    const by = { collectTransferRegister: cast.courier, acknowledgeTransferRegister: cast.clerk }[field];
    if (field === 'acknowledgeTransferRegister') await collect(cast.courier, registerId, 'Н-2');
    const before = await server.database.database.query('SELECT * FROM transfer_register_mark ORDER BY at');
    const answer = await call(by ?? cast.store, field, { registerId, version: 1, ...input });
    expect(answer).toEqual({ register: null, ...stale('REGISTER_STALE', ['input', 'version']) });
    expect(await server.database.database.query('SELECT * FROM transfer_register_mark ORDER BY at')).toEqual(
      before,
    );
    const { payload } = await cast.store.query<{ payload: Answer }>(
      `mutation ($input: CancelRegisterInput!) { payload: cancelTransferRegister(input: $input) { ${ERRORS} } }`,
      { input: { registerId, reason: 'Аяқталды' } },
    );
    expect(payload.userErrors.length).toBe(field === 'acknowledgeTransferRegister' ? 1 : 0);
  });

  it('may be told again what it was told, with the version of then: the answer may have got lost', async () => {
    const input = { registerId: await formed(), sealNumber: 'Н-4', version: 1 };
    const first = await call(cast.store, 'sealTransferRegister', input);
    expect(await call(cast.store, 'sealTransferRegister', input)).toEqual(first);
    expect(first.userErrors).toEqual([]);
  });

  it('is changed once by two who saw the same', async () => {
    const registerId = await formed();
    const answers = await Promise.all(
      ['Н-5', 'Н-6'].map((sealNumber) =>
        call(cast.store, 'sealTransferRegister', { registerId, sealNumber, version: 1 }),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'REGISTER_STALE',
    ]);
  });
});

describe('a parcel', () => {
  const scanned = async (barcode: string, version: number): Promise<Answer> => {
    const { payload } = await cast.store.query<{ payload: Answer }>(
      `mutation ($barcode: String!, $version: Int) { payload: scanBarcode(barcode: $barcode, version: $version) {
         request { version receipt { version } } ${ERRORS} } }`,
      { barcode, version },
    );
    return payload;
  };
  const intake = async (requestId: string, version: number): Promise<Answer> => {
    const { payload } = await cast.operator.query<{ payload: Answer }>(
      `mutation ($input: IntakeInput!) { payload: takeIn(input: $input) {
         request { version receipt { version barcode } } ${ERRORS} } }`,
      { input: { requestId, documents: DOCUMENTS, version } },
    );
    return payload;
  };
  const versionOf = async (id: string): Promise<number> => {
    const { node } = await cast.operator.query<{ node: { version: number } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { version } } }',
      { id },
    );
    return node.version;
  };

  it('is taken in by whoever saw the request as it is', async () => {
    const id = await apostilleSent(cast);
    const version = await versionOf(id);
    const refused = await unchanged(server, id, () => intake(id, version - 1));
    expect(refused).toEqual({ request: null, ...stale('VERSION_STALE', ['input', 'version']) });
    expect((await intake(id, version)).userErrors).toEqual([]);
  });

  it('is scanned by whoever saw where its papers are; its version grows with each movement', async () => {
    const id = await apostilleSent(cast);
    const { request } = await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS });
    const barcode = request?.receipt?.barcode ?? '';
    expect(await scanned(barcode, 0)).toEqual({ request: null, ...stale('PARCEL_STALE', ['version']) });
    const { request: atStore } = await scanned(barcode, 1);
    expect(atStore?.receipt?.version).toBe(2);
    expect((await scanned(barcode, 1)).userErrors).toMatchObject([{ code: 'PARCEL_STALE' }]);
  });

  it('is handed over by whoever saw the request as it is', async () => {
    const { id, barcode } = await stored();
    const operator = await staffAt(server, 'PSC_ASTANA', 'PSC_OPERATOR');
    const input = { requestId: id, receiptNumber: barcode, identityDocumentNumber: '012345678', version: 1 };
    const { payload } = await operator.query<{ payload: Answer }>(
      `mutation ($input: HandOverInput!) { payload: handOverResult(input: $input) { ${ERRORS} } }`,
      { input },
    );
    expect(payload).toEqual(stale('VERSION_STALE', ['input', 'version']));
  });
});
