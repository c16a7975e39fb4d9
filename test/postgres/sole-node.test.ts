import { SoleNode } from '../../src/postgres/index.ts';
import { until } from '../requests/until.ts';
import { cutConnections } from '../support/cut-connections.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const running: SoleNode[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});
afterAll(() => database.drop());

/** A node that stands for a task, and what it was told. */
function node(task: string) {
  const told: string[] = [];
  const sole = new SoleNode({
    url: database.url,
    task,
    onChosen: () => told.push('chosen'),
    report: () => told.push('fault'),
  });
  running.push(sole);
  sole.start();
  return { sole, told };
}

const chosen = (...nodes: { sole: SoleNode }[]): Promise<number> =>
  until('one is chosen', async () => {
    const place = nodes.findIndex(({ sole }) => sole.chosen);
    return place < 0 ? null : place;
  });

test('of the nodes one is chosen; when it stops, another is', async () => {
  const nodes = [node('a'), node('a')];
  const first = await chosen(...nodes);
  expect(nodes.filter(({ sole }) => sole.chosen)).toHaveLength(1);
  const others = nodes.toSpliced(first, 1);
  await nodes[first]?.sole.stop();
  expect(nodes[first]?.sole.chosen).toBe(false);
  await chosen(...others);
  expect(others[0]?.told).toEqual(['chosen']);
});

test('another task has its own', async () => {
  const nodes = [node('b'), node('c')];
  await chosen(nodes[0] ?? node('b'));
  await chosen(nodes[1] ?? node('c'));
});

test('a node whose connection is cut is chosen no more, and stands again', async () => {
  const one = node('d');
  await chosen(one);
  expect(await cutConnections(database.url, 'qyzmet d')).toEqual(['qyzmet d']);
  await until('it knows', async () => (one.sole.chosen ? null : true));
  expect(one.told).toEqual(['chosen', 'fault']);
  await chosen(one);
  expect(one.told).toEqual(['chosen', 'fault', 'chosen']);
});
