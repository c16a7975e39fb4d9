import { randomUUID } from 'node:crypto';
import { ATTORNEY, INDIVIDUAL_WITHOUT_DOCUMENT } from '../../src/sandbox/registries/invented-records.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { nothingBegun, unchanged } from '../requests/record.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { Bank, codesOf, periodicalsOf, prepareData, standingOf, submitData } from './bank.ts';

let server: RunningServer;
let bank: Bank;
let holder: Client;
let applicant: { iin: string; name: string };
const clock = new MovedClock();
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  bank = new Bank(server);
  holder = await server.as('APPLICANT');
  const { iin = '', name = '' } = holder.person ?? {};
  applicant = { iin, name };
});
afterAll(() => server.stop());
afterEach(() => clock.reset());

const ATTORNEYS = { iin: ATTORNEY.iin, name: 'Мысалбаев Қайрат Сынақұлы' };

describe('a message that brings a request', () => {
  it('gets the same answer when it comes again, the same bytes to sign among it', async () => {
    const asked = { messageId: `${randomUUID()} № 1` };
    const first = await bank.prepared(periodicalsOf(applicant), asked);
    const again = await nothingBegun(server, () => bank.prepared(periodicalsOf(applicant), asked));
    expect(again).toEqual(first);
  });

  it('is one request when it comes several times at once, and one person', async () => {
    const asked = { messageId: randomUUID() };
    const standings = await Promise.all([1, 2, 3].map(() => bank.prepared(periodicalsOf(ATTORNEYS), asked)));
    expect(new Set(standings.map(({ id }) => id)).size).toBe(1);
    const rows = await server.database.database.query(
      'SELECT 1 AS one FROM person p JOIN request r ON r.applicant_id = p.id WHERE p.iin = $1',
      [ATTORNEYS.iin],
    );
    expect(rows).toHaveLength(1);
  });

  it('gets other bytes to sign when those of before are out of date', async () => {
    const asked = { messageId: randomUUID() };
    const first = await bank.prepared(periodicalsOf(applicant), asked);
    clock.moveBy(40 * 60_000);
    const again = await bank.prepared(periodicalsOf(applicant), asked);
    expect(again.id).toBe(first.id);
    expect(again.document?.id).not.toBe(first.document?.id);
  });

  it('is refused with other data, and with data of another service', async () => {
    const asked = { messageId: randomUUID() };
    const { id, document } = await bank.prepared(periodicalsOf(applicant), asked);
    const changed = prepareData(periodicalsOf(applicant, { language: 'ru' }));
    const signed = submitData(id, document?.id ?? '', holder.sign(document?.content ?? Buffer.alloc(0)));
    for (const [service, data] of [
      ['PREPARE', changed],
      ['SUBMIT', signed],
    ] as const) {
      const answer = await unchanged(server, id, () => bank.ask(`QYZMET_REQUEST_${service}`, data, asked));
      expect([answer.status, answer.fault()]).toEqual([500, 'MESSAGE_ID_REUSED']);
      expect(answer.xml).toMatch(/<errorMessage>[^<]+ \/ [^<]+<\/errorMessage>/);
    }
  });

  it('leaves its id free where it was refused', async () => {
    const asked = { messageId: randomUUID() };
    expect(codesOf(await bank.prepare(periodicalsOf(applicant, { form: {} }), asked))).toContain(
      'FORM_REQUIRED',
    );
    expect(await bank.prepared(periodicalsOf(applicant), asked)).toMatchObject({ status: 'DRAFT' });
  });
});

it('a message that submits a request gets the same answer when it comes again', async () => {
  const { id, document } = await bank.prepared(periodicalsOf(applicant));
  const signature = holder.sign(document?.content ?? Buffer.alloc(0));
  const asked = { messageId: randomUUID() };
  const standings = await Promise.all(
    [1, 2].map(async () => standingOf(await bank.submit(id, document?.id ?? '', signature, asked))),
  );
  const [first, other] = standings.map(({ number }) => number);
  expect(first).toMatch(/^\d{14}$/);
  expect(other).toBe(first);
  expect(codesOf(await bank.submit(id, document?.id ?? '', signature))).toEqual(['STEP_NOT_AVAILABLE']);
});

it('no more than ten requests wait for somebody’s signature', async () => {
  const somebody = { iin: INDIVIDUAL_WITHOUT_DOCUMENT.iin, name: 'Нобаева Һәнифа' };
  let last = '';
  for (let count = 0; count < 10; count++) last = (await bank.prepared(periodicalsOf(somebody))).id;
  expect(codesOf(await bank.prepare(periodicalsOf(somebody)))).toEqual(['BROUGHT_DRAFT_LIMIT']);
  await bank.withdraw(last);
  expect(await bank.prepared(periodicalsOf(somebody))).toMatchObject({ status: 'DRAFT' });
});
