import { randomUUID } from 'node:crypto';
import { JetStreamRelay } from '../../src/nats/index.ts';
import { until } from '../requests/until.ts';
import { NatsServer } from '../support/nats-server.ts';

/** Null where there is no nats-server. */
let server: NatsServer | null;
const begun: Node[] = [];

beforeAll(async () => {
  server = await NatsServer.startIfThere();
});
afterAll(() => server?.stop());
afterEach(async () => {
  await Promise.all(begun.splice(0).map((node) => node.relay.stop()));
});

/** A node of an installation: what it heard, and waiting for that. */
class Node {
  readonly relay: JetStreamRelay;
  readonly heard: string[] = [];
  readonly faults: unknown[] = [];
  /** Told of when it joins, and when it loses what it had joined: after an odd number of them it is there. */
  gaps = 0;
  #look: () => void = () => undefined;

  private constructor(url: string, name: string) {
    this.relay = new JetStreamRelay({ servers: [url], name, onFault: (fault) => this.faults.push(fault) });
    this.relay.start({
      onMessage: (text) => {
        this.heard.push(text);
        this.#look();
      },
      onGap: () => {
        this.gaps += 1;
        this.#look();
      },
    });
    begun.push(this);
  }

  static async joined(url: string, name: string): Promise<Node> {
    const node = new Node(url, name);
    await node.until(() => node.isThere);
    return node;
  }

  get isThere(): boolean {
    return this.gaps % 2 === 1;
  }

  /** Says it until both have heard it: what a node that has just come back publishes may be dropped. */
  async tells(other: Node, text: string): Promise<void> {
    await until(`${text} is heard`, async () => {
      this.relay.publish(randomUUID(), text);
      return [this, other].every(({ heard }) => heard.includes(text)) ? true : null;
    });
  }

  async until(come: () => boolean): Promise<void> {
    while (!come()) {
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }
}

test('all nodes of an installation hear what is published, in order, an id once; no other does', async () => {
  if (server === null) return;
  const [one, other, stranger] = await Promise.all(
    ['a', 'a', 'b'].map((name) => Node.joined(server?.url ?? '', name)),
  );
  if (one === undefined || other === undefined || stranger === undefined) throw new Error('no nodes');
  const ids = Array.from({ length: 300 }, (_, place) => String(place));
  for (const id of ids) one.relay.publish(id, `entry ${id}`);
  for (const id of ids) other.relay.publish(id, `again ${id}`);
  one.relay.publish('last', 'last');
  for (const node of [one, other]) {
    await node.until(() => node.heard.includes('last'));
    expect(node.heard.map((text) => text.replace(/^\w+ /, '')).filter((text) => text !== 'last')).toEqual(
      ids,
    );
  }
  expect(stranger.heard).toEqual([]);
  expect([...one.faults, ...other.faults]).toEqual([]);
});

test('when NATS goes away the nodes are told of a gap, and go on when it is back', async () => {
  if (server === null) return;
  const [one, other] = await Promise.all([Node.joined(server.url, 'c'), Node.joined(server.url, 'c')]);
  await one.tells(other, 'before');
  await server.kill();
  await Promise.all([one, other].map((node) => node.until(() => !node.isThere)));
  one.relay.publish('2', 'dropped');
  await server.start();
  await Promise.all([one, other].map((node) => node.until(() => node.isThere)));
  await one.tells(other, 'after');
  expect([...new Set(other.heard)]).toEqual(['before', 'after']);
});
