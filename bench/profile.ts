import { mkdirSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';
import WebSocket from 'ws';
import { projectRoot } from '../src/kernel/index.ts';
import { freePort } from '../src/launch/free-port.ts';
import { applyLoad } from './apply-load.ts';
import type { Options } from './options.ts';
import type { Question } from './questions.ts';
import { type CountedStatement, StatementLog } from './statement-log.ts';
import { startServer } from './subjects.ts';

const FOLDER = join(projectRoot, '.data/bench/profiles');
const MOST_FUNCTIONS = 25;
const SAMPLING_MICROSECONDS = 200;

interface Databases {
  readonly url: string;
  readonly adminUrl: string;
}

/** Where the server's and PostgreSQL's time goes at each question; the profiles are kept for a viewer. */
export async function profileServer(
  questions: readonly Question[],
  { url, adminUrl }: Databases,
  options: Options,
): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const inspectorPort = await freePort();
  const server = await startServer(url, options.pool, [`--inspect=127.0.0.1:${inspectorPort}`]);
  const inspector = await Inspector.attach(inspectorPort);
  const log = await StatementLog.start(adminUrl);
  const parts: string[] = [];
  try {
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.setSamplingInterval', { interval: SAMPLING_MICROSECONDS });
    for (const { name, requests } of questions) {
      const load = {
        port: server.port,
        requests: requests.server ?? [],
        connections: options.connections,
        warmUp: 0,
      };
      await applyLoad({ ...load, measure: 3_000 });
      await log.reset();
      await inspector.call('Profiler.start');
      const { count } = await applyLoad({ ...load, measure: options.measure });
      const { profile } = await inspector.call<{ profile: Profiler.Profile }>('Profiler.stop');
      const file = join(FOLDER, `${name.toLowerCase()}.cpuprofile`);
      writeFileSync(file, JSON.stringify(profile));
      const told = `${summary(profile, count)}\n\n${statementTable(await log.read(), count)}`;
      parts.push(`## ${name}: ${count} requests, ${file}\n\n${told}`);
    }
  } finally {
    inspector.close();
    await log.stop();
    await server.stop();
  }
  return parts.join('\n\n');
}

/** Self time by package and by function, in microseconds a request, without what the process idled. */
function summary(profile: Profiler.Profile, requests: number): string {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const byPackage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  profile.samples?.forEach((id, index) => {
    const frame = nodes.get(id);
    if (frame === undefined || frame.functionName === '(idle)') return;
    const time = (profile.timeDeltas?.[index] ?? 0) / requests;
    const owner = packageOf(frame.url, frame.functionName);
    add(byPackage, owner, time);
    add(byFunction, `${frame.functionName || 'anonymous'} (${owner}:${frame.lineNumber + 1})`, time);
  });
  const total = [...byPackage.values()].reduce((sum, time) => sum + time, 0);
  const line = ([name, time]: [string, number]): string =>
    `| ${name} | ${time.toFixed(1)} | ${((100 * time) / total).toFixed(1)} % |`;
  const table = (title: string, times: Map<string, number>, most: number): string => {
    const rows = [...times].sort(([, one], [, other]) => other - one).slice(0, most);
    return `| ${title} | µs | share |\n|---|---|---|\n${rows.map(line).join('\n')}`;
  };
  return `${table(`package (${total.toFixed(0)} µs in all)`, byPackage, 15)}\n\n${table('function', byFunction, MOST_FUNCTIONS)}`;
}

/** What a request costs in PostgreSQL, by statement. */
function statementTable(statements: readonly CountedStatement[], requests: number): string {
  const rows = statements.slice(0, 6).map(({ query, calls, planning, executing }) => {
    const text = query.replaceAll(/\s+/g, ' ').slice(0, 110).replaceAll('|', '\\|');
    const share = (time: number): string => ((1000 * time) / requests).toFixed(0);
    return `| ${text} | ${(calls / requests).toFixed(2)} | ${share(planning)} | ${share(executing)} |`;
  });
  return `| statement | calls | µs planning | µs executing |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

function packageOf(url: string, functionName: string): string {
  const inPackage = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  const own = /\/dist\/src\/([^/]+)/.exec(url)?.[1];
  if (own !== undefined) return `src/${own}`;
  if (url.startsWith('node:')) return 'node';
  return functionName.startsWith('(') ? functionName : 'native';
}

/** The part of the Chrome DevTools protocol that takes profiles. */
class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: { result: unknown }) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString()) as { id?: number; result: unknown };
      if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
    });
  }

  static async attach(port: number): Promise<Inspector> {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
    if (target === undefined) throw new Error('there is nothing to inspect');
    const socket = new WebSocket(target.webSocketDebuggerUrl, { maxPayload: 1e9 });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Inspector(socket);
  }

  call<Result>(method: string, params: object = {}): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, ({ result }) => {
        this.#waiting.delete(id);
        resolve(result as Result);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.#socket.close();
  }
}
