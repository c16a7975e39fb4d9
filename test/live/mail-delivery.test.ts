import { incidents, opened, resolve, retry } from '../incidents/incident-calls.ts';
import { failedTimes, putOut, tryAgain, tryLast } from '../requests/outside.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, payAt, sent, startPayment } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

const MAIL = 'status-mail';

let server: RunningServer;
let administrator: Client;
beforeAll(async () => {
  server = await startServer();
  administrator = await server.as('ADMINISTRATOR');
});
afterEach(async () => {
  await putOut(server, 'MAIL', 'OFF');
  for (const { id } of await incidents(administrator, { state: 'OPEN' }))
    await resolve(administrator, id, 'The test is over');
});
afterAll(() => server.stop());

interface Delivery {
  readonly eventId: string;
  readonly channel: string;
  readonly state: string;
  readonly code: string | null;
  readonly kk: string | null;
  readonly ru: string | null;
  readonly stateKk: string;
  readonly stateRu: string;
}

async function deliveriesOf(client: Client, requestId: string): Promise<readonly Delivery[] | null> {
  const { node } = await client.query<{ node: { deliveries: readonly Delivery[] | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { deliveries { eventId channel state code kk: reason(lang: KK)
       ru: reason(lang: RU) stateKk: stateText(lang: KK) stateRu: stateText(lang: RU) } } } }`,
    { id: requestId },
  );
  return node.deliveries;
}

/** The deliveries once the first of them has come to that state. */
function delivered(client: Client, requestId: string, state: string): Promise<Delivery> {
  return until(`a delivery that is ${state}`, async () => {
    const [first] = (await deliveriesOf(client, requestId)) ?? [];
    return first?.state === state ? first : null;
  });
}

const mailsTo = async (email: string): Promise<readonly { subject: string }[]> =>
  (await (await fetch(`${server.sandbox.url}/mail?to=${encodeURIComponent(email)}`)).json()) as {
    subject: string;
  }[];

interface Preferences {
  readonly mail: boolean;
  readonly email: string | null;
}

async function preferMail(client: Client, mail: boolean): Promise<Preferences> {
  const { preferences } = await client.query<{ preferences: Preferences }>(
    'mutation ($mail: Boolean!) { preferences: setNotificationPreferences(mail: $mail) { mail email } }',
    { mail },
  );
  return preferences;
}

/** Asked to pay: what there is to tell by mail. */
async function asked(client: Client): Promise<string> {
  const { id } = await draft(client);
  await startPayment(client, id);
  return id;
}

describe('the ledger of mail', () => {
  it('tells of each event what became of its mail, in both languages and in the order of the events', async () => {
    const { client } = await newcomer(server);
    const { id } = await draft(client);
    await payAt(await startPayment(client, id), 'paid');
    const all = await until('two', async () => {
      const told = (await deliveriesOf(client, id)) ?? [];
      return told.filter(({ state }) => state === 'SENT').length === 2 ? told : null;
    });
    const { kk: stateKk, ru: stateRu } = bothLanguages('requests:delivery.state.SENT');
    for (const delivery of all) {
      expect(delivery).toMatchObject({ channel: 'MAIL', code: null, kk: null, ru: null, stateKk, stateRu });
    }
    const { node } = await client.query<{ node: { history: { edges: { node: { id: string } }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node { id } } } } } }',
      { id },
    );
    const [_draft, ...events] = node.history.edges.map((edge) => edge.node.id);
    expect(all.map(({ eventId }) => eventId)).toEqual(events);
  });

  it('is read by staff of the provider, too', async () => {
    const { id } = await sent(await server.as('APPLICANT'));
    const clerk = await server.as('CLERK');
    expect(await delivered(clerk, id, 'SENT')).toMatchObject({ channel: 'MAIL' });
  });

  it('says that nothing was sent for want of an address', async () => {
    const { client } = await newcomer(server, { withoutMail: true });
    const reason = bothLanguages('requests:delivery.reason.NO_ADDRESS');
    expect(await delivered(client, await asked(client), 'SKIPPED')).toMatchObject({
      code: 'NO_ADDRESS',
      ...reason,
    });
  });

  it('says that nothing was sent to who wants no mail, until they want it again', async () => {
    const { client, email } = await newcomer(server);
    expect(await preferMail(client, false)).toEqual({ mail: false, email });
    const first = await asked(client);
    expect(await delivered(client, first, 'SKIPPED')).toMatchObject({ code: 'TURNED_OFF' });
    expect(await preferMail(client, true)).toEqual({ mail: true, email });
    await delivered(client, await asked(client), 'SENT');
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('a mail is not sent either when it was turned off while it waited', async () => {
    await putOut(server, 'MAIL', 'UNREACHABLE');
    const { client, email } = await newcomer(server);
    const id = await asked(client);
    const { eventId } = await delivered(client, id, 'QUEUED');
    await preferMail(client, false);
    await tryAgain(server, MAIL, eventId.replace('evt_', ''));
    expect(await delivered(client, id, 'SKIPPED')).toMatchObject({ code: 'TURNED_OFF' });
    expect(await mailsTo(email)).toEqual([]);
  });
});

describe('a mail that the server turns down for good', () => {
  it.each([
    ['UNKNOWN', 'ADDRESS_REJECTED'],
    ['MALFORMED', 'MESSAGE_REJECTED'],
  ] as const)('is a failed delivery and an incident; a retry sends it: %s', async (mode, code) => {
    await putOut(server, 'MAIL', mode);
    const { client, email } = await newcomer(server);
    const id = await asked(client);
    const reason = bothLanguages(`requests:delivery.reason.${code}`);
    expect(await delivered(client, id, 'FAILED')).toMatchObject({ code, ...reason });
    const incident = await opened(administrator, 'MAIL');
    expect(incident).toMatchObject({ code: 'REFUSED', retriable: true });
    const kept = await server.database.database.query('SELECT row_to_json(i) AS row FROM incident i');
    expect(JSON.stringify(kept)).not.toContain('@');
    await putOut(server, 'MAIL', 'OFF');
    await retry(administrator, incident.id);
    expect(await delivered(client, id, 'SENT')).toMatchObject({ code: null });
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

describe('a mail that the server does not take now', () => {
  it('waits and is sent later', async () => {
    await putOut(server, 'MAIL', 'UNREACHABLE');
    const { client, email } = await newcomer(server);
    const id = await asked(client);
    const { eventId } = await delivered(client, id, 'QUEUED');
    await tryAgain(server, MAIL, eventId.replace('evt_', ''));
    await failedTimes(server, MAIL, eventId.replace('evt_', ''), 2);
    expect(await incidents(administrator, { state: 'OPEN' })).toEqual([]);
    await putOut(server, 'MAIL', 'OFF');
    await tryAgain(server, MAIL, eventId.replace('evt_', ''));
    await delivered(client, id, 'SENT');
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('is a failed delivery and an incident once its attempts are used up; a retry sends it', async () => {
    await putOut(server, 'MAIL', 'UNREACHABLE');
    const { client, email } = await newcomer(server);
    const id = await asked(client);
    const { eventId } = await delivered(client, id, 'QUEUED');
    await tryLast(server, MAIL, eventId.replace('evt_', ''));
    expect(await delivered(client, id, 'FAILED')).toMatchObject({ code: 'NOT_TAKEN' });
    const incident = await opened(administrator, 'MAIL');
    await putOut(server, 'MAIL', 'OFF');
    await retry(administrator, incident.id);
    await delivered(client, id, 'SENT');
    expect(await mailsTo(email)).toHaveLength(1);
  });
});
