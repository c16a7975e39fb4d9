import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../child.ts';
import { type CpuReading, readCpu } from '../cpu.ts';
import type { BenchLog } from './log.ts';
import type { LiveSubject } from './subjects.ts';
import type { Subscriber } from './subscriber.ts';

/** What a round asks. */
export interface Extent {
  /** Over one database. */
  readonly nodes: number;
  readonly subscribers: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly broadcasts: number;
}

/** What one subject did in one round. */
export interface Round {
  /** Kilobytes of memory (RSS) for each subscriber that waits. */
  readonly memory: number;
  /** CPU milliseconds to take in one subscriber. */
  readonly connectCpu: number;
  /** CPU microseconds for each event told to its one subscriber, of the subject and of PostgreSQL. */
  readonly eventCpu: number;
  readonly postgresCpu: number;
  /** Milliseconds from the entry to the subscriber. */
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds for an event told to all, and milliseconds until the last has it. */
  readonly broadcastCpu: number;
  readonly broadcast: number;
  readonly lost: number;
  /** Cores that others kept busy meanwhile. */
  readonly foreign: number;
}

const TICK_MILLISECONDS = 10;
const AT_ONCE = 100;
const WARM_UP = 200;
const WARM_UP_SECONDS = 5;
const SETTLE_MILLISECONDS = 2_000;
const PATIENCE_MILLISECONDS = 10_000;

export async function roundOf(subject: LiveSubject, log: BenchLog, extent: Extent): Promise<Round> {
  const children: Child[] = [];
  try {
    while (children.length < extent.nodes) children.push(await subject.start(log));
    const stage = new Stage(subject, children, log);
    await stage.warmUp(extent);
    const before = await stage.kept();
    const [start, connected] = [stage.cpu(), await stage.connect(people(extent.subscribers))];
    const connectCpu = stage.cpu().subject - start.subject;
    const memory = ((await stage.kept()) - before) / extent.subscribers;
    const steady = await stage.stream(extent);
    connected.leave();
    const everybody = crypto.randomUUID();
    const all = await stage.connect(Array.from({ length: extent.subscribers }, () => everybody));
    const wide = await stage.broadcast(everybody, extent);
    all.leave();
    return {
      ...steady,
      ...wide,
      memory,
      connectCpu: (1_000 * connectCpu) / extent.subscribers,
      lost: steady.lost + wide.lost,
    };
  } finally {
    for (const child of children) await child.stop();
  }
}

/** One subject, of one or more nodes, with its subscribers. */
class Stage {
  readonly #subject: LiveSubject;
  readonly #children: readonly Child[];
  readonly #log: BenchLog;
  #people: readonly string[] = [];
  #onEvent: (text: Buffer) => void = () => undefined;

  constructor(subject: LiveSubject, children: readonly Child[], log: BenchLog) {
    this.#subject = subject;
    this.#children = children;
    this.#log = log;
  }

  cpu(): CpuReading {
    const reading = readCpu(
      this.#children.map(({ pid }) => pid),
      this.#log.postmaster,
    );
    if (reading === null) throw new Error('CPU time is read from /proc, and there is none');
    return reading;
  }

  async connect(applicants: readonly string[]): Promise<{ leave(): void }> {
    const subscribers: Subscriber[] = [];
    this.#people = applicants;
    for (let from = 0; from < applicants.length; from += AT_ONCE) {
      const some = applicants.slice(from, from + AT_ONCE);
      const opened = await Promise.all(
        some.map((applicant, index) =>
          this.#subject.subscribe(this.#portOf(from + index), applicant, (text) => this.#onEvent(text)),
        ),
      );
      subscribers.push(...opened);
    }
    await pause(SETTLE_MILLISECONDS);
    return {
      leave: () => {
        for (const subscriber of subscribers) subscriber.end();
      },
    };
  }

  /** Subscribers are spread evenly over the nodes. */
  #portOf(place: number): number {
    return this.#children[place % this.#children.length]?.port ?? 0;
  }

  /** Kilobytes that the nodes hold once they have gathered their garbage. */
  async kept(): Promise<number> {
    let sum = 0;
    for (const { pid } of this.#children) sum += await keptBy(pid);
    return sum;
  }

  /** Until what runs often has been compiled, which no subscriber and no event is to be charged with. */
  async warmUp(extent: Extent): Promise<void> {
    const few = await this.connect(people(WARM_UP));
    await this.stream({ ...extent, seconds: WARM_UP_SECONDS });
    few.leave();
    await pause(SETTLE_MILLISECONDS);
  }

  /** So many events a second, each to one subscriber, evenly over all of them. */
  async stream({ perSecond, seconds }: Extent) {
    const latencies: number[] = [];
    this.#onEvent = (text) => {
      const at = /"at":"([^"]+)"/.exec(text.toString('latin1'))?.[1] ?? '';
      latencies.push(Date.now() - Date.parse(at));
    };
    const total = perSecond * seconds;
    const [before, began] = [this.cpu(), performance.now()];
    for (let sent = 0; sent < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1_000));
      const applicants = Array.from(
        { length: due - sent },
        (_, index) => this.#people[((sent + index) * 7_919) % this.#people.length] ?? '',
      );
      if (applicants.length > 0) await this.#subject.tell(this.#log, applicants);
      sent = due;
      await pause(TICK_MILLISECONDS);
    }
    await this.#until(() => latencies.length >= total);
    const after = this.cpu();
    const took = (performance.now() - began) / 1_000;
    const [subject, postgres] = [after.subject - before.subject, after.postgres - before.postgres];
    const sorted = latencies.toSorted((one, other) => one - other);
    return {
      eventCpu: (1e6 * subject) / total,
      postgresCpu: (1e6 * postgres) / total,
      p50: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
      p99: sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN,
      lost: total - latencies.length,
      foreign: Math.max(
        0,
        (after.machine - before.machine - subject - postgres - (after.load - before.load)) / took,
      ),
    };
  }

  /** An event to all, again and again, each when the one before has arrived. */
  async broadcast(everybody: string, { broadcasts, subscribers }: Extent) {
    await this.#tell([everybody], subscribers);
    const times: number[] = [];
    const before = this.cpu();
    let lost = 0;
    for (let time = 0; time < broadcasts; time += 1) {
      const began = performance.now();
      lost += await this.#tell([everybody], subscribers);
      times.push(performance.now() - began);
    }
    return {
      broadcastCpu: (1_000 * (this.cpu().subject - before.subject)) / broadcasts,
      broadcast: times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN,
      lost,
    };
  }

  /** Answers how many of the answers did not come. */
  async #tell(applicants: readonly string[], answers: number): Promise<number> {
    let came = 0;
    const all = Promise.withResolvers<void>();
    this.#onEvent = () => {
      came += 1;
      if (came === answers) all.resolve();
    };
    await this.#subject.tell(this.#log, applicants);
    const patience = setTimeout(all.resolve, PATIENCE_MILLISECONDS);
    await all.promise;
    clearTimeout(patience);
    return answers - came;
  }

  async #until(done: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE_MILLISECONDS;
    while (!done() && performance.now() < end) await pause(TICK_MILLISECONDS);
  }
}

function people(count: number): string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}

async function keptBy(pid: number): Promise<number> {
  for (let time = 0; time < 2; time += 1) {
    process.kill(pid, 'SIGUSR2');
    await pause(SETTLE_MILLISECONDS / 2);
  }
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
