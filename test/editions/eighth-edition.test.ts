import { Api } from '../../demo/api.ts';
import { Company } from '../../demo/walk/company.ts';
import { nameOf, pathsOf } from '../../demo/walk/paths.ts';
import { readProcesses } from '../../demo/walk/process.ts';
import { Walker } from '../../demo/walk/walker.ts';
import { checkEdition, EDITIONS, editionTextKeys, missingTexts } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { processesOf } from '../walk/declared-processes.ts';
import { readEnded } from '../walk/ended-request.ts';
import { expectedVisits } from '../walk/expected-visits.ts';
import { EIGHTH_EDITION } from './eighth/edition.ts';

/*
 * An edition that the product does not know: a declaration and two files of texts in a folder of the tests. Nothing in
 * src names it, and the engine runs it.
 */

const LOCALES = ['locales', 'test/editions/eighth/locales'];
const PROCESSES = processesOf([EIGHTH_EDITION]);
const PATHS = PROCESSES.flatMap((process) =>
  pathsOf(process)
    .filter(({ end }) => end !== 'EXPIRED')
    .map((path) => ({ name: nameOf(path), process, path })),
);

let server: RunningServer;
let company: Company;

beforeAll(async () => {
  server = await startServer({
    settings: { EDITIONS: '8-2030' },
    catalogue: { editions: [...EDITIONS, EIGHTH_EDITION], locales: LOCALES },
  });
  company = await Company.gather(new Api(server.url, 'kk'), server.sandbox.url);
});
afterAll(() => server.stop());

it('holds together, and has its texts in both languages', async () => {
  expect(checkEdition(EIGHTH_EDITION)).toEqual([]);
  expect(missingTexts([EIGHTH_EDITION], await loadTexts(...LOCALES))).toEqual([]);
  const own = editionTextKeys(EIGHTH_EDITION).filter((key) => key.startsWith('editions/8-2030:'));
  const without = missingTexts([EIGHTH_EDITION], await loadTexts('locales'));
  expect(without.toSorted()).toEqual(own.flatMap((key) => [`kk ${key}`, `ru ${key}`]).toSorted());
});

it('is told by the catalogue like any other, with its diagram', async () => {
  const api = new Api(server.url, 'ru');
  const told = (await readProcesses(api)).filter(({ regulation }) => regulation === '8-2030');
  expect(told.map(({ steps }) => steps.map(({ key }) => key))).toEqual(
    PROCESSES.map(({ steps }) => steps.map(({ key }) => key)),
  );
  const { service } = await api.query<{ service: { currentRegulation: Record<string, unknown> } }>(
    `{ service(code: FOREIGN_PERIODICALS) { currentRegulation(region: "55") {
       key title fee { mci } process(channel: PORTAL) { svg } } } }`,
  );
  expect(service.currentRegulation).toMatchObject({
    key: '8-2030',
    title: 'Регламент государственной услуги «Испытательная услуга»',
    fee: { mci: 1 },
    process: { svg: expect.stringContaining('Подготовка проекта') },
  });
});

it.each(PATHS)('runs: $name', async ({ process, path }) => {
  const hooks = { expirePayment: async () => undefined, forgetApplicants };
  const { requestId, reader } = await new Walker(process, path, company, hooks).walk();
  const ended = await untilEnded(() => readEnded(reader.api, requestId ?? ''));
  expect(ended.visits).toEqual(expectedVisits(process, path));
  expect(ended.result?.outcome ?? null).toBe(resultOf(path));
});

it('asks for the document that its form demands', async () => {
  const { api } = await company.applicant();
  const { payload } = await api.query<{ payload: { request: { id: string } } }>(
    `mutation ($input: ApplyForForeignPeriodicalsInput!) {
       payload: applyForForeignPeriodicals(input: $input) { request { id } } }`,
    { input: { application: { region: '55', periodicals: [PERIODICAL] } } },
  );
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify({
      query: 'query ($id: ID!) { signingDocument(requestId: $id) { content } }',
      variables: { id: payload.request.id },
    }),
  });
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string }; message: string }[] };
  expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
    ['DOCUMENT_REQUIRED', 'Құжатты тіркеңіз: Өзге құжат.'],
  ]);
});

const PERIODICAL = {
  title: 'Musterblatt',
  country: 'DE',
  languages: ['de'],
  topics: ['SCIENCE'],
  periodicity: 'WEEKLY',
  copies: 1,
};

function resultOf({ turns, end }: (typeof PATHS)[number]['path']): string | null {
  return turns.some(({ step }) => step.action === 'ISSUE_RESULT') ? end : null;
}

async function untilEnded(read: () => Promise<Awaited<ReturnType<typeof readEnded>>>) {
  for (;;) {
    const ended = await read();
    if (ended.endedAt) return ended;
  }
}

async function forgetApplicants(): Promise<void> {
  await fetch(`${server.sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system: 'REGISTRIES', mode: 'UNKNOWN', times: 1 }),
  });
}
