import { setTimeout as pause } from 'node:timers/promises';
import { Api } from '../../demo/api.ts';
import { Company } from '../../demo/walk/company.ts';
import { nameOf, type Path, pathsOf } from '../../demo/walk/paths.ts';
import { type Process, readProcesses } from '../../demo/walk/process.ts';
import { type Hooks, Walker } from '../../demo/walk/walker.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { processesOf } from './declared-processes.ts';
import { type Ended, readEnded } from './ended-request.ts';
import { expectedVisits } from './expected-visits.ts';

const PROCESSES = processesOf();
const PATHS = PROCESSES.map((process) => ({ process, paths: pathsOf(process) }));

let server: RunningServer;
let company: Company;
let hooks: Hooks;

beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: 'all' } });
  company = await Company.gather(new Api(server.url, 'ru'), server.sandbox.url);
  hooks = { expirePayment, forgetApplicants };
});
afterAll(() => server.stop());

/** The timer of the payment goes off now, as the queue would let it after a day. */
async function expirePayment(requestId: string): Promise<void> {
  const id = requestId.replace('req_', '');
  await server.database.database.query('SELECT queue_job($1, $2::json, NULL, $3)', [
    'expire-payment',
    JSON.stringify({ requestId: id }),
    `expire-payment:${id}`,
  ]);
}

async function forgetApplicants(): Promise<void> {
  await fetch(`${server.sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system: 'REGISTRIES', mode: 'UNKNOWN', times: 1 }),
  });
}

it('the catalogue tells clients the processes as they are declared', async () => {
  const told = await readProcesses(new Api(server.url, 'kk'));
  const plain = (processes: readonly Process[]) =>
    processes.map(({ regulation, channel, steps }) => [
      regulation,
      channel,
      steps.map(({ key, action, role, clause, next }) => ({ key, action, role, clause, next })),
    ]);
  expect(plain(told).toSorted()).toEqual(plain(PROCESSES).toSorted());
});

describe.each(PATHS)('$process.regulation $process.channel', ({ process, paths }) => {
  it.each(paths.map((path) => ({ name: nameOf(path), path })))('$name', async ({ path }) => {
    const { requestId, reader, userErrors } = await new Walker(process, path, company, hooks).walk();
    if (requestId === null) {
      expect(userErrors).toEqual([
        { code: 'AUTH_REFUSED', message: await noticeOf(process, 'AUTH_REFUSED'), path: null },
      ]);
      return;
    }
    const ended = await untilEnded(() => readEnded(reader.api, requestId));
    expect(ended.status).toBe({ GRANTED: 'COMPLETED', REFUSED: 'REFUSED', EXPIRED: 'EXPIRED' }[path.end]);
    expect(ended.visits).toEqual(expectedVisits(process, path));
    await expectEnd(process, path, ended);
  });
});

it('every step and every answer is on some path', () => {
  for (const { process, paths } of PATHS) {
    const taken = new Set(paths.flatMap(({ turns }) => turns.map(({ step, take }) => `${step.key} ${take}`)));
    for (const { key, next } of process.steps) {
      const answers = next.flatMap(({ answer }) => (answer === null ? [] : [answer]));
      const missing = answers.filter((answer) => !taken.has(`${key} ${answer}`));
      expect([process.regulation, key, missing]).toEqual([process.regulation, key, []]);
      expect([...taken].some((one) => one.startsWith(`${key} `))).toBe(true);
    }
  }
  const count = PATHS.reduce((sum, { paths }) => sum + paths.length, 0);
  console.info(`${count} paths of ${PATHS.length} processes were walked`);
  expect(PATHS).toHaveLength(17);
});

/** The end, with everything told that other systems are to be told. */
async function untilEnded(read: () => Promise<Ended>): Promise<Ended> {
  for (;;) {
    const ended = await read();
    const told = ended.exchanges.every(({ state }) => state !== 'QUEUED');
    if (ended.endedAt && told) return ended;
    await pause(15);
  }
}

/** What the applicant, or the desk, reads at the end, in both languages. */
async function expectEnd(process: Process, path: Path, ended: Ended): Promise<void> {
  const texts = ended.texts;
  expect(texts.filter((text) => text === '' || text.includes('{{'))).toEqual([]);
  const last = path.turns.at(-1);
  const signed = path.turns.some(({ step, take }) => step.action === 'ISSUE_RESULT' && take === 'DONE');
  if (path.end === 'GRANTED') {
    expect(ended.refusal).toBeNull();
    expect(ended.result?.outcome).toBe('GRANTED');
  } else if (path.end === 'REFUSED') {
    expect(ended.result?.outcome ?? null).toBe(signed ? 'REFUSED' : null);
    const clause = last?.step.action === 'REFUSE' ? last.step.clause : undefined;
    if (clause !== undefined) expect(ended.refusal?.clause).toBe(clause);
    expect(ended.refusal?.kk).not.toBe('');
    expect(ended.refusal?.ru).not.toBe('');
    expect(ended.refusal?.kk).not.toBe(ended.refusal?.ru);
  } else {
    expect(ended.result).toBeNull();
    expect(ended.actions).toContain('REAPPLY');
  }
  expect(ended.exchanges.filter(({ state }) => state !== 'DELIVERED')).toEqual([]);
  expect(process.steps.length).toBeGreaterThan(0);
}

async function noticeOf(process: Process, notice: string): Promise<string> {
  const { loadTexts } = await import('../../src/graphql/index.ts');
  const texts = await loadTexts('locales');
  return texts.translate({ key: `editions/${process.regulation}:notice.${notice}` }, 'ru');
}
