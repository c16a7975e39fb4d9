import { type Cast, castOf } from '../requests/cast.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, draft, look, payAt, sign, startPayment } from '../support/story.ts';
import { historyOf, inOrder, LOG_START, MY_EVENTS, QUEUE_EVENTS, type Told } from './events.ts';
import { LiveConnection } from './live-connection.ts';

let server: RunningServer;
let cast: Cast;

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

test('the applicant is told each status as it happens, in the order in which it happens', async () => {
  const { applicant, clerk, head } = cast;
  const connection = new LiveConnection(applicant);
  const feed = await connection.follow<Told>(MY_EVENTS);
  const told: Told['event'][] = [];
  const next = async (...statuses: string[]): Promise<void> => {
    const events = (await feed.take(statuses.length)).map(({ event }) => event);
    expect(events.map(({ status }) => status)).toEqual(statuses);
    told.push(...events);
  };

  const { id } = await draft(applicant);
  await next('DRAFT');
  await payAt(await startPayment(applicant, id), 'failed');
  await next('AWAITING_PAYMENT', 'AWAITING_PAYMENT');
  await payAt(await startPayment(applicant, id), 'paid');
  await next('AWAITING_SIGNATURE');
  await sign(applicant, id, await applicant.signedDocument(id));
  await next('SENT');
  const executor = await register(id);
  await next('REGISTERED', 'IN_PROGRESS');
  await carryOut(executor, id, { decision: { outcome: 'GRANTED' } });
  await next('IN_PROGRESS');
  const step = (await look(head, id)).availableActions[0]?.step ?? '';
  await carryOut(head, id, { signature: await head.signedDocument(id, step) });
  await next('RESULT_READY', 'COMPLETED');

  expect(told.every(({ request }) => request.id === id)).toBe(true);
  expect(inOrder(told.map(({ cursor }) => cursor))).toBe(true);
  expect(await historyOf(applicant, id)).toEqual(told);
  expect((await look(clerk, id)).availableActions).toEqual([]);
  await connection.end();
});

test('staff are told what enters their own queue, each entry once, and nothing that only passes by', async () => {
  const { applicant, clerk, executor, otherExecutor, head } = cast;
  const all = [clerk, executor, otherExecutor, head];
  const connections = all.map((client) => new LiveConnection(client));
  const feeds = await Promise.all(connections.map((connection) => connection.follow<Told>(QUEUE_EVENTS)));
  const [ofClerk, ofExecutor, ofOther, ofHead] = feeds;
  const once = async (): Promise<{ id: string; worker: typeof clerk }> => {
    const { id } = await draft(applicant);
    await payAt(await startPayment(applicant, id), 'paid');
    await sign(applicant, id, await applicant.signedDocument(id));
    expect((await ofClerk?.next())?.event).toMatchObject({ status: 'SENT', request: { id } });
    const worker = await register(id);
    const ofWorker = worker.person?.iin === executor.person?.iin ? ofExecutor : ofOther;
    expect((await ofWorker?.next())?.event).toMatchObject({ status: 'IN_PROGRESS', request: { id } });
    return { id, worker };
  };

  const first = await once();
  await carryOut(first.worker, first.id, { decision: { outcome: 'GRANTED' } });
  expect((await ofHead?.next())?.event).toMatchObject({ status: 'IN_PROGRESS', request: { id: first.id } });
  /* What the next turn brings is the next thing told: nothing came twice, nothing came besides. */
  const second = await once();
  await carryOut(second.worker, second.id, { decision: { outcome: 'GRANTED' } });
  expect((await ofHead?.next())?.event).toMatchObject({ status: 'IN_PROGRESS', request: { id: second.id } });
  await Promise.all(connections.map((connection) => connection.end()));
});

test('two subscribers to one request are told the same', async () => {
  const { applicant } = cast;
  const { id } = await draft(applicant);
  const connections = [new LiveConnection(applicant), new LiveConnection(applicant)];
  const feeds = connections.map((connection) =>
    connection.operation<Told>(MY_EVENTS, { id, after: LOG_START }),
  );
  await payAt(await startPayment(applicant, id), 'paid');
  const [one, other] = await Promise.all(feeds.map((feed) => feed.take(3)));
  expect(one).toEqual(other);
  expect(one?.map(({ event }) => event.status)).toEqual(['DRAFT', 'AWAITING_PAYMENT', 'AWAITING_SIGNATURE']);
  await Promise.all(connections.map((connection) => connection.end()));
});

/** The clerk registers it and hands it to whoever comes first. */
async function register(id: string): Promise<Cast['executor']> {
  const [action] = (await look(cast.clerk, id)).availableActions;
  const assignee = action?.assignees[0];
  const { userErrors } = await carryOut(cast.clerk, id, { assigneeId: assignee?.id });
  expect(userErrors).toEqual([]);
  const executor = [cast.executor, cast.otherExecutor].find(({ person }) => person?.name === assignee?.name);
  if (executor === undefined) throw new Error('nobody to hand it to');
  return executor;
}
