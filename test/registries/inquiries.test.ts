import { arrived, begun, signAndSend, staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { type Cast, castOf } from '../requests/cast.ts';
import { putOut, tryAgain } from '../requests/outside.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look } from '../support/story.ts';
import { INQUIRIES, type Inquiry, inquiriesOf } from './registry-data.ts';

let server: RunningServer;
let cast: Cast;
let operator: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await castOf(server);
  operator = await staffAt(server, 'PSC_ASTANA', 'PSC_OPERATOR');
});
afterEach(() => putOut(server, 'REGISTRIES', 'OFF'));
afterAll(() => server.stop());

/** Sent on the portal of 418-2011, where the registries are asked afterwards. */
async function sent(client: Client): Promise<string> {
  const id = await begun(client, 'MediaRegistration', { regulation: '418-2011' });
  await signAndSend(client, id);
  return id;
}

const about = async (client: Client, id: string): Promise<readonly Inquiry[]> =>
  (await inquiriesOf(client, { first: 100 })).inquiries.filter(({ requestId }) => requestId === id);

/** The outcomes of so many questions, all of them answered or given up. */
const outcomesOf = (client: Client, id: string, count: number) =>
  until(`${count} outcomes`, async () => {
    const outcomes = (await about(client, id)).map(({ outcome }) => outcome);
    return outcomes.length === count && !outcomes.includes(null) ? outcomes : null;
  });

describe('somebody whom a registry was asked about', () => {
  it('reads who asked, why, at which step and how it ended, in both languages', async () => {
    const id = await sent(cast.applicant);
    await arrived(cast.applicant, id, 'PORTAL.PROCESS.8');
    const [inquiry, ...others] = await about(cast.applicant, id);
    expect(others).toEqual([]);
    const by = bothLanguages('identity:organisation.INFORMATION_AND_ARCHIVES_COMMITTEE');
    const step = bothLanguages('editions/418-2011:step.PORTAL_PROCESS_7');
    const registry = bothLanguages('catalogue:system.INDIVIDUALS_REGISTRY');
    const purpose = bothLanguages('registries:purpose.STEP');
    const outcome = bothLanguages('registries:outcome.FOUND');
    expect(inquiry).toEqual({
      id: expect.stringMatching(/^inq_/),
      registry: 'INDIVIDUALS_REGISTRY',
      ...{ registryKk: registry.kk, registryRu: registry.ru, byKk: by.kk, byRu: by.ru },
      askedAt: expect.stringMatching(/Z$/),
      ...{ purpose: 'STEP', purposeKk: purpose.kk, purposeRu: purpose.ru },
      ...{ stepKey: 'PORTAL.PROCESS.7', stepKk: step.kk, stepRu: step.ru },
      number: expect.stringMatching(/^\d{14}$/),
      requestId: id,
      ...{ outcome: 'FOUND', outcomeKk: outcome.kk, outcomeRu: outcome.ru },
    });
  });

  it('reads of the legal entity that they stand for, too', async () => {
    const id = await sent(cast.company);
    await arrived(cast.company, id, 'PORTAL.PROCESS.8');
    const asked = (await about(cast.company, id)).map(({ registry }) => registry);
    expect(asked.toSorted()).toEqual(['INDIVIDUALS_REGISTRY', 'LEGAL_ENTITIES_REGISTRY']);
  });

  it('reads of every attempt, with what became of it', async () => {
    await putOut(server, 'REGISTRIES', 'FAILS');
    const id = await sent(cast.applicant);
    await outcomesOf(cast.applicant, id, 1);
    await putOut(server, 'REGISTRIES', 'RESET');
    await tryAgain(server, 'ask-registries', id);
    await outcomesOf(cast.applicant, id, 2);
    await putOut(server, 'REGISTRIES', 'OTHER_PERSON');
    await tryAgain(server, 'ask-registries', id);
    await outcomesOf(cast.applicant, id, 3);
    await putOut(server, 'REGISTRIES', 'UNKNOWN', 1);
    await tryAgain(server, 'ask-registries', id);
    const outcomes = await outcomesOf(cast.applicant, id, 4);
    expect(outcomes).toEqual(['NOT_FOUND', 'MALFORMED', 'UNREACHABLE', 'REFUSED']);
  });

  it('reads of it once they have an account, where a desk entered them without one', async () => {
    const iin = '050405400334';
    const applicant = { iin, name: 'Сынақова Зәуре Үлгіқызы' };
    const representative = {
      iin: '050912300344',
      name: 'Мысалбаев Қайрат Сынақұлы',
      powerOfAttorneyNumber: 'ДП-2026-0001',
      powerOfAttorneyDate: '2026-11-01',
    };
    const at = { channel: 'PSC', regulation: '178-2012-2', applicant, representative };
    const id = await begun(operator, 'ArchivalReference', at);
    await arrived(operator, id, 'PSC.PROCESS.5');
    const centre = bothLanguages('identity:organisation.PSC_ASTANA').kk;
    const expected = { byKk: centre, requestId: null, stepKey: 'PSC.PROCESS.3', outcome: 'FOUND' };
    const grantor = await inquiriesOf(await registered(applicant));
    expect(grantor.inquiries).toMatchObject([
      { registry: 'NOTARIAL_SYSTEM', ...expected },
      { registry: 'INDIVIDUALS_REGISTRY', ...expected },
    ]);
    const attorney = await inquiriesOf(await registered(representative));
    expect(attorney.inquiries).toMatchObject([{ registry: 'NOTARIAL_SYSTEM', ...expected }]);
  });

  it('reads them page by page, latest first, each once', async () => {
    for (let count = 0; count < 3; count++) {
      const id = await sent(cast.company);
      await arrived(cast.company, id, 'PORTAL.PROCESS.8');
    }
    const all = (await inquiriesOf(cast.company, { first: 100 })).inquiries.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await inquiriesOf(cast.company, { first: 3, after });
      paged.push(...page.inquiries.map(({ id }) => id));
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(6);
  });
});

async function registered({ iin, name }: { iin: string; name: string }): Promise<Client> {
  const client = server.client();
  const { register } = await client.query<{ register: { session: { accessToken: string } } }>(
    'mutation ($input: RegisterInput!) { register(input: $input) { session { accessToken } } }',
    { input: { iin, name, password: 'a long enough one' } },
  );
  client.token = register.session.accessToken;
  return client;
}

describe('the list of inquiries', () => {
  it('is nobody else’s: neither of another applicant nor of staff', async () => {
    const id = await sent(cast.applicant);
    await arrived(cast.applicant, id, 'PORTAL.PROCESS.8');
    expect(await about(cast.applicant, id)).toHaveLength(1);
    expect(await about(cast.company, id)).toEqual([]);
    expect((await inquiriesOf(cast.clerk)).inquiries).toEqual([]);
    expect((await inquiriesOf(cast.administrator)).inquiries).toEqual([]);
  });

  it('is not told of a colleague to whom a request may be handed', async () => {
    const id = await begun(cast.applicant, 'MediaRegistration', { regulation: '322-2019' });
    await signAndSend(cast.applicant, id);
    const clerk = await staffAt(server, 'INFORMATION_COMMITTEE', 'CLERK');
    await until('the clerk may hand it to somebody', async () => {
      const { availableActions } = await look(clerk, id);
      return availableActions.some(({ assignees }) => assignees.length > 0) ? true : null;
    });
    const { errors } = await clerk.ask(
      `query ($id: ID!) { node(id: $id) { ... on Request { availableActions { assignees {
         id registryInquiries(first: 1) { pageInfo { hasNextPage } } } } } } }`,
      { id },
    );
    expect(errors?.length).toBeGreaterThan(0);
    expect(errors?.every(({ extensions }) => extensions.code === 'FORBIDDEN')).toBe(true);
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'inq_x' }, 'CURSOR_INVALID'],
    [{ after: 'req_019aa5a6-0000-7000-8000-000000000000' }, 'CURSOR_INVALID'],
  ])('is not read with %j', async (page, code) => {
    const { errors } = await cast.applicant.ask(INQUIRIES, page);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it('cannot be changed by the application', async () => {
    const { database } = server.database;
    for (const statement of [
      `UPDATE registry_inquiry SET asked_at = now()`,
      'DELETE FROM registry_inquiry',
      `UPDATE registry_inquiry_outcome SET outcome = 'FOUND'`,
      'DELETE FROM registry_inquiry_outcome',
    ]) {
      await expect(database.query(statement)).rejects.toThrow(/permission denied/);
    }
  });
});
