import type { ServerConfig } from '../config.ts';
import { type Database, Signal } from '../postgres/index.ts';
import { EventLog } from '../requests/index.ts';
import { natsLogRelay } from './nats-log-relay.ts';

/** The log as the nodes over one database share it: each is woken by the others, and NATS carries entries where it is there. */
export interface SharedLog {
  readonly log: EventLog;
  /** To be called when there is something new in the log. */
  readonly onCommit: () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MILLISECONDS = 1_000;

export function sharedLog(
  config: ServerConfig,
  database: Database,
  report: (fault: unknown) => void,
): SharedLog {
  const { NATS_URL: servers, DATABASE_URL: url, installation: name } = config;
  const relay = servers === undefined ? undefined : natsLogRelay({ servers, name, databaseUrl: url, report });
  const log = new EventLog({ database, pollMilliseconds: POLL_MILLISECONDS, onFault: report, relay });
  const signal = new Signal({ url, channel: 'qyzmet_log', onSignal: () => log.wake(), report, database });
  return {
    log,
    onCommit: () => {
      log.wake();
      signal.send();
    },
    start: async () => {
      await signal.start();
      await log.start();
    },
    stop: async () => {
      await log.stop();
      await signal.stop();
    },
  };
}
