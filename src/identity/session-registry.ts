import type { Clock } from '../kernel/index.ts';
import { ChannelListener, type Database } from '../postgres/index.ts';
import { ACCESS_TOKEN_SECONDS } from './access-token.ts';
import { SESSION_ENDED_CHANNEL, type SessionStore } from './session-store.ts';

/** How far the clocks of two nodes may differ. */
const CLOCK_SKEW = 60 * 1000;
/** Longer than any access token of an ended session is good for. */
const HELD_FOR = ACCESS_TOKEN_SECONDS * 1000 + CLOCK_SKEW;
const READ_EVERY = 15 * 1000;

export interface SessionRegistrySettings {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly store: SessionStore;
  /** Told when a notification connection or a reading fails; the next reading tries again. */
  readonly report: (fault: unknown) => void;
  /** Milliseconds between readings. */
  readonly readEvery?: number;
}

/**
 * The sessions that have ended while their access tokens are still good, as this node knows them: a logout works
 * at once, without a query for each call. Other nodes' ends come as notifications; since those may be lost, the
 * ended sessions are also read from the table again and again.
 */
export class SessionRegistry {
  readonly #settings: SessionRegistrySettings;
  readonly #listener: ChannelListener;
  /** Session id to when it may be forgotten. */
  readonly #ended = new Map<string, number>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: SessionRegistrySettings) {
    this.#settings = settings;
    const { databaseUrl, report } = settings;
    this.#listener = new ChannelListener({
      url: databaseUrl,
      channel: SESSION_ENDED_CHANNEL,
      onMessage: (id) => this.end(id),
      onReconnect: () => void this.#readAgain(),
      report,
    });
  }

  hasEnded(sessionId: string): boolean {
    return this.#ended.has(sessionId);
  }

  /** Notes that a session has ended, and tells whoever waits for that. */
  end(sessionId: string, at: Date = this.#settings.clock.now()): void {
    if (this.#ended.has(sessionId)) return;
    this.#ended.set(sessionId, at.getTime() + HELD_FOR);
    const watchers = this.#watchers.get(sessionId);
    this.#watchers.delete(sessionId);
    for (const watcher of watchers ?? []) watcher();
  }

  /** Calls `listener` once when the session ends, at once where it has; the answer takes the listener off. */
  onEnded(sessionId: string, listener: () => void): () => void {
    if (this.#ended.has(sessionId)) {
      listener();
      return () => undefined;
    }
    const watchers = this.#watchers.get(sessionId) ?? new Set();
    this.#watchers.set(sessionId, watchers.add(listener));
    return () => {
      watchers.delete(listener);
      if (watchers.size === 0 && this.#watchers.get(sessionId) === watchers) this.#watchers.delete(sessionId);
    };
  }

  /** Listens first and reads then, so that nothing falls in between. */
  async start(): Promise<void> {
    await this.#listener.start();
    await this.refresh();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#readAgain(), this.#settings.readEvery ?? READ_EVERY);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener.stop();
  }

  /** Reads what ended lately, wherever, and forgets what no token can name any more. */
  async refresh(): Promise<void> {
    const { clock, database, store } = this.#settings;
    const now = clock.now().getTime();
    const rows = await store.listEndedSince(database, new Date(now - HELD_FOR));
    for (const row of rows) this.end(row.id, new Date(row.ended_at));
    for (const [id, until] of this.#ended) if (until <= now) this.#ended.delete(id);
  }

  async #readAgain(): Promise<void> {
    try {
      await this.refresh();
    } catch (fault) {
      this.#settings.report(fault);
    }
  }
}
