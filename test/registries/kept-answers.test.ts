import { withdraw } from '../requests/acts.ts';
import { arrived, begun, done, staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { logInAgain } from '../requests/cast.ts';
import { recordOf } from '../requests/record.ts';
import { sweep } from '../requests/sweeps.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { answersOf, changeRecord, putRecordsBack } from './registry-data.ts';

const DAY = 86_400_000;
const KNOWN = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };
const COMPANY = { bin: '991240999406', name: '«Үлгі-Баспа» ЖШС' };
const ATTORNEY = {
  iin: '050912300344',
  name: 'Мысалбаев Қайрат Сынақұлы',
  powerOfAttorneyNumber: 'ДП-2026-0001',
  powerOfAttorneyDate: '2026-11-01',
};
const GOES_ON = 'PROVIDER.PROCESS.5';

const clock = new MovedClock();
let server: RunningServer;
let clerk: Client;
let operator: Client;
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  clerk = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'CLERK');
  operator = await staffAt(server, 'PSC_ASTANA', 'PSC_OPERATOR');
});
afterEach(() => putRecordsBack(server));
afterAll(() => server.stop());

async function entered(applicant: object): Promise<string> {
  const at = { channel: 'PROVIDER', regulation: '178-2012-3', applicant };
  const id = await begun(clerk, 'MediaRegistration', at);
  await arrived(clerk, id, GOES_ON);
  return id;
}

const findings = async (client: Client, id: string) =>
  (await answersOf(client, id)).map(({ registry, findings: found }) => [
    registry,
    ...found.map(({ code }) => code),
  ]);

describe('what the registries confirmed of an applicant', () => {
  it('is told in both languages', async () => {
    const [answer, ...others] = await answersOf(clerk, await entered(KNOWN));
    expect(others).toEqual([]);
    const { kk: nameKk, ru: nameRu } = bothLanguages('catalogue:system.INDIVIDUALS_REGISTRY');
    expect(answer).toMatchObject({
      registry: 'INDIVIDUALS_REGISTRY',
      nameKk,
      nameRu,
      findings: [
        { code: 'INDIVIDUAL_CONFIRMED', ...bothLanguages('registries:finding.INDIVIDUAL_CONFIRMED') },
      ],
    });
  });

  it.each<[string, object, string[][]]>([
    [
      'a name that differs',
      { ...KNOWN, name: 'Сынақова Зауре' },
      [['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED', 'NAME_DIFFERS']],
    ],
    [
      'a name in another case is none that differs',
      { ...KNOWN, name: ' СЫНАҚОВА  зәуре үлгіқызы' },
      [['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED']],
    ],
    [
      'no document in force',
      { iin: '050129400394', name: 'Нобаева Һәнифа' },
      [['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED', 'NO_VALID_DOCUMENT']],
    ],
    [
      'a legal entity by its full name in Russian',
      { ...COMPANY, name: 'Товарищество с ограниченной ответственностью "Үлгі-Баспа"' },
      [['LEGAL_ENTITIES_REGISTRY', 'LEGAL_ENTITY_CONFIRMED']],
    ],
    [
      'a legal entity with its head',
      { ...COMPANY, iin: KNOWN.iin },
      [
        ['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED'],
        ['LEGAL_ENTITIES_REGISTRY', 'LEGAL_ENTITY_CONFIRMED'],
      ],
    ],
    [
      'a legal entity with somebody who does not head it',
      { ...COMPANY, iin: ATTORNEY.iin },
      [
        ['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED'],
        ['LEGAL_ENTITIES_REGISTRY', 'LEGAL_ENTITY_CONFIRMED', 'NOT_ITS_HEAD'],
      ],
    ],
    [
      'a legal entity that does nothing',
      { bin: '991240999208', name: '«Мысал-Тыныш» ЖШС' },
      [['LEGAL_ENTITIES_REGISTRY', 'LEGAL_ENTITY_CONFIRMED', 'LEGAL_ENTITY_INACTIVE']],
    ],
  ])('names %s, and lets it go on', async (_, applicant, expected) => {
    expect(await findings(clerk, await entered(applicant))).toEqual(expected);
  });

  it('names the power of attorney', async () => {
    const at = { channel: 'PSC', regulation: '178-2012-2', applicant: KNOWN, representative: ATTORNEY };
    const id = await begun(operator, 'ArchivalReference', at);
    await arrived(operator, id, 'PSC.PROCESS.5');
    expect(await findings(operator, id)).toEqual([
      ['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED'],
      ['NOTARIAL_SYSTEM', 'POWER_OF_ATTORNEY_CONFIRMED'],
    ]);
  });

  it('is as it was when it was asked, whatever the registry says since', async () => {
    const id = await entered(KNOWN);
    await changeRecord(server, `individuals/${KNOWN.iin}`, { documentValid: false });
    expect(await findings(clerk, id)).toEqual([['INDIVIDUALS_REGISTRY', 'INDIVIDUAL_CONFIRMED']]);
  });

  it('and nothing of what a registry says of a person is kept', async () => {
    const id = await entered(KNOWN);
    const rows = await server.database.database.query('SELECT * FROM registry_answer WHERE request_id = $1', [
      id.replace('req_', ''),
    ]);
    expect(rows).toEqual([
      {
        request_id: id.replace('req_', ''),
        registry: 'INDIVIDUALS_REGISTRY',
        findings: ['INDIVIDUAL_CONFIRMED'],
        answered_at: expect.anything(),
      },
    ]);
  });
});

describe('what is kept of the answers', () => {
  it('is removed thirty days after the request has ended, not before, and stays while it lasts', async () => {
    const [ended, lasting] = [await entered(KNOWN), await entered(KNOWN)];
    done(await withdraw(clerk, ended));
    expect((await recordOf(server, ended)).request).toMatchObject({ status: 'WITHDRAWN' });
    clock.moveBy(29 * DAY);
    await logInAgain(clerk);
    await sweep(server, 'clean-up');
    expect(await answersOf(clerk, ended)).toHaveLength(1);
    clock.moveBy(2 * DAY);
    await logInAgain(clerk);
    await sweep(server, 'clean-up');
    expect(await answersOf(clerk, ended)).toEqual([]);
    expect(await answersOf(clerk, lasting)).toHaveLength(1);
    clock.reset();
  });
});
