import { join } from 'node:path';
import { AccessTokens } from '../../src/identity/access-token.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { type Child, startChild } from '../child.ts';
import { startServer, tokenKey } from '../subjects.ts';
import type { BenchLog } from './log.ts';
import { Subscriber } from './subscriber.ts';

export type SubjectName = 'server' | 'bare';

/** One of the two that are compared: how to start it, to subscribe to it, and to have it tell something. */
export interface LiveSubject {
  start(log: BenchLog): Promise<Child>;
  subscribe(port: number, applicant: string, onEvent: (text: Buffer) => void): Promise<Subscriber>;
  tell(log: BenchLog, applicants: readonly string[]): Promise<void>;
}

const FLAGS = ['--expose-gc', '--import', join(import.meta.dirname, 'collect-on-signal.ts')];
const POOL = 10;
const QUERY =
  'subscription { event: requestStatusChanged { id cursor status statusText message stepKey at } }';

/** What the server says of such an entry, so that both send the same. */
const TEXT = (at: Date): string =>
  JSON.stringify({
    id: '1',
    type: 'next',
    payload: {
      data: {
        event: {
          id: 'evt_100000',
          cursor: 'MTAwMDAwLjEwMDAwMA',
          status: 'AWAITING_PAYMENT',
          statusText: 'Төлем күтілуде',
          message: 'Төлем беті ашылды. Төлемді жасаңыз.',
          stepKey: null,
          at: at.toISOString(),
        },
      },
    },
  });

const tokens = new AccessTokens(tokenKey(), systemClock);

export const LIVE_SUBJECTS: Readonly<Record<SubjectName, LiveSubject>> = {
  server: {
    start: ({ url }) => startServer(url, POOL, FLAGS),
    subscribe: async (port, applicant, onEvent) => {
      const token = await tokenOf(applicant);
      const acknowledged = Promise.withResolvers<void>();
      const subscriber = await Subscriber.open(port, 'graphql-transport-ws', (text) => {
        if (text.includes('"type":"next"')) onEvent(text);
        else if (text.includes('"connection_ack"')) acknowledged.resolve();
        else throw new Error(text.toString());
      });
      subscriber.say(
        JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
      );
      await acknowledged.promise;
      subscriber.say(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
      return subscriber;
    },
    tell: (log, applicants) => log.add(applicants),
  },
  bare: {
    start: ({ url }) =>
      startChild({
        command: (port) => [...FLAGS, join(import.meta.dirname, 'bare-server.ts'), String(port), url],
        environment: () => ({ NODE_ENV: 'production' }),
        readyPath: '/ready',
      }),
    subscribe: async (port, applicant, onEvent) => {
      const subscriber = await Subscriber.open(port, '', onEvent);
      subscriber.say(applicant);
      return subscriber;
    },
    tell: (log, applicants) => log.notify(applicants, TEXT(new Date())),
  },
};

const SESSION_HOURS = 12;

function tokenOf(id: string): Promise<string> {
  const viewer = {
    id,
    sessionId: crypto.randomUUID(),
    iin: '850230300011',
    bin: null,
    name: 'Мысалбаев Ерлан Мысалұлы',
    role: 'APPLICANT',
    organisation: null,
    language: 'kk',
    loggedInWith: 'IIN',
  } as const;
  return tokens.issue(viewer, new Date(Date.now() + SESSION_HOURS * 3_600_000));
}
