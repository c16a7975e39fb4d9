import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { RefusalView } from './acts.ts';
import { refusalOf } from './acts.ts';
import {
  act,
  activeStep,
  applyFor,
  applyMutation,
  arrived,
  begun,
  FORMS,
  handTo,
  type ServiceName,
  signAndSend,
  staffAt,
  startWithAllEditions,
} from './any-edition.ts';
import { nothingBegun, recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

/* Everybody and every power of attorney here is invented by the sandbox: GET /registries. */
const GRANTOR = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };
const COMPANY = { bin: '991240999406', name: '«Үлгі-Баспа» ЖШС' };
const ATTORNEY = {
  iin: '050912300344',
  name: 'Мысалбаев Қайрат Сынақұлы',
  powerOfAttorneyNumber: 'ДП-2026-0001',
  powerOfAttorneyDate: '2026-11-01',
};
const power = (number: string, date = '2026-11-01') => ({
  ...ATTORNEY,
  powerOfAttorneyNumber: number,
  powerOfAttorneyDate: date,
});

/** Where the notaries are asked: key of the step that follows when all holds, clause of the refusal. */
const CENTRES: readonly { service: ServiceName; regulation: string; holds: string; clause: string }[] = [
  { service: 'ArchivalReference', regulation: '178-2012-2', holds: 'PSC.PROCESS.5', clause: '8-5' },
  { service: 'Apostille', regulation: '178-2012-1', holds: 'PSC.PROCESS.5', clause: '8-5' },
];

let server: RunningServer;
let operator: Client;
let clerk: Client;
let applicant: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  operator = await staffAt(server, 'PSC_ASTANA', 'PSC_OPERATOR');
  clerk = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'CLERK');
  applicant = await server.as('APPLICANT');
});
afterAll(() => server.stop());

interface Named {
  readonly representative: (typeof ATTORNEY & { readonly verified: boolean }) | null;
}

async function representativeOf(client: Client, id: string): Promise<Named['representative']> {
  const { node } = await client.query<{ node: Named }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       representative { iin name powerOfAttorneyNumber powerOfAttorneyDate verified } } } }`,
    { id },
  );
  return node.representative;
}

async function refused(id: string): Promise<RefusalView> {
  return until(`the refusal of ${id}`, () => refusalOf(operator, id));
}

describe.each(CENTRES)('at a centre, by $regulation', ({ service, regulation, holds, clause }) => {
  const at = { channel: 'PSC', regulation };

  it('a representative is verified once the notaries know the power and it holds', async () => {
    const id = await begun(operator, service, { ...at, applicant: GRANTOR, representative: ATTORNEY });
    await arrived(operator, id, holds);
    expect(await representativeOf(operator, id)).toEqual({ ...ATTORNEY, verified: true });
  });

  it('a legal entity is represented by whom it gave a power with a term', async () => {
    const representative = power('ДП-2026-0002');
    const id = await begun(operator, service, { ...at, applicant: COMPANY, representative });
    await arrived(operator, id, holds);
    expect(await representativeOf(operator, id)).toEqual({ ...representative, verified: true });
  });

  it('without a representative there is none, and nothing to verify', async () => {
    const id = await begun(operator, service, { ...at, applicant: GRANTOR });
    await arrived(operator, id, holds);
    expect(await representativeOf(operator, id)).toBeNull();
  });

  it.each<[string, object, object, string]>([
    ['is not known by its number', GRANTOR, power('ДП-2026-9999'), 'UNKNOWN'],
    ['is not known by its date', GRANTOR, power('ДП-2026-0001', '2026-11-02'), 'UNKNOWN'],
    ['was revoked', GRANTOR, power('ДП-2026-0003'), 'REVOKED'],
    ['has expired', GRANTOR, power('ДП-2026-0004', '2026-01-15'), 'EXPIRED'],
    ['does not let ask for a public service', GRANTOR, power('ДП-2026-0005'), 'INSUFFICIENT'],
    ['is another applicant’s', COMPANY, power('ДП-2026-0001'), 'OF_OTHERS'],
    ['of a legal entity is not its member’s', GRANTOR, power('ДП-2026-0002'), 'OF_OTHERS'],
    ['is given to another', GRANTOR, { ...ATTORNEY, iin: '050312400011' }, 'OF_OTHERS'],
  ])('the request is refused when the power of attorney %s', async (_, whom, representative, cause) => {
    const id = await begun(operator, service, { ...at, applicant: whom, representative });
    const { kk: causeKk, ru: causeRu } = bothLanguages(`errors:POWER_OF_ATTORNEY_${cause}`);
    expect(await refused(id)).toEqual({
      clause,
      causeCode: `POWER_OF_ATTORNEY_${cause}`,
      reasoning: null,
      ...bothLanguages(`editions/${regulation}:notice.DATA_UNAVAILABLE`),
      causeKk,
      causeRu,
      grounds: [],
    });
    expect(await activeStep(operator, id)).toBeNull();
    expect(await representativeOf(operator, id)).toEqual({ ...representative, verified: false });
    expect((await recordOf(server, id)).request).toMatchObject({ status: 'REFUSED', number: null });
  });

  it.each<[string, object]>([
    ['a name', { ...ATTORNEY, name: ' ' }],
    ['a short name', { ...ATTORNEY, name: 'ұ'.repeat(201) }],
    ['a number', { ...ATTORNEY, powerOfAttorneyNumber: '' }],
    ['a short number', { ...ATTORNEY, powerOfAttorneyNumber: '1'.repeat(101) }],
  ])('nothing is begun for a representative without %s', async (_, representative) => {
    const input = { ...at, applicant: GRANTOR, representative };
    const { userErrors } = await nothingBegun(server, () => applyFor(operator, service, input));
    expect(userErrors).toMatchObject([
      { code: 'REPRESENTATIVE_INCOMPLETE', path: ['input', 'representative'] },
    ]);
  });

  it.each<[string, object]>([
    ['iin', { ...ATTORNEY, iin: '050912300345' }],
    ['powerOfAttorneyDate', { ...ATTORNEY, powerOfAttorneyDate: '2026-02-30' }],
  ])('nothing is begun for a representative whose %s is none', async (field, representative) => {
    const input = { ...at, application: FORMS[service], applicant: GRANTOR, representative };
    const { errors } = await nothingBegun(server, () => operator.ask(applyMutation(service), { input }));
    const detail = expect.stringContaining(`input.representative.${field}`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', detail } }]);
  });
});

describe('where the notaries are not asked', () => {
  it.each<[string, ServiceName, string, string]>([
    ['the provider’s desk', 'MediaRegistration', 'PROVIDER', '178-2012-3'],
    ['the provider’s desk', 'ArchivalReference', 'PROVIDER', '178-2012-2'],
    ['the portal', 'MediaRegistration', 'PORTAL', '178-2012-3'],
    ['the portal', 'ArchivalReference', 'PORTAL', '178-2012-2'],
    ['the portal', 'Apostille', 'PORTAL', '178-2012-1'],
  ])('%s accepts no representative: %s', async (_, service, channel, regulation) => {
    const portal = channel === 'PORTAL';
    const message = bothLanguages('errors:REPRESENTATIVE_NOT_ACCEPTED').kk;
    const input = {
      channel,
      regulation,
      representative: ATTORNEY,
      ...(portal ? {} : { applicant: GRANTOR }),
    };
    const client = portal ? applicant : clerk;
    const { userErrors } = await nothingBegun(server, () => applyFor(client, service, input));
    expect(userErrors).toEqual([
      { code: 'REPRESENTATIVE_NOT_ACCEPTED', message, path: ['input', 'representative'] },
    ]);
  });

  it('what is said does not speak of the portal at a desk', () => {
    const { kk, ru } = bothLanguages('errors:REPRESENTATIVE_NOT_ACCEPTED');
    expect([kk, ru].filter((text) => /портал/i.test(text))).toEqual([]);
  });
});

describe('a verified representative', () => {
  it('is seen by the provider’s staff once it is sent, and by nobody whose request it is not', async () => {
    const at = { channel: 'PSC', regulation: '178-2012-2' };
    const input = { ...at, applicant: GRANTOR, representative: ATTORNEY };
    const id = await begun(operator, 'ArchivalReference', input);
    await arrived(operator, id, 'PSC.PROCESS.5');
    await signAndSend(operator, id);
    await arrived(operator, id, 'PSC.PROCESS.7');
    expect(await representativeOf(clerk, id)).toEqual({ ...ATTORNEY, verified: true });
    const executor = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'EXECUTOR');
    await handTo(clerk, id, executor);
    await act(executor, id, { decision: { outcome: 'GRANTED' } });
    expect(await representativeOf(executor, id)).toEqual({ ...ATTORNEY, verified: true });
    await expect(activeStep(applicant, id)).rejects.toThrow();
  });
});
