import type { Viewer } from '../../identity/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { eventIdOf } from '../event-id.ts';
import type { RequestReader } from '../request-reader.ts';
import { readUntil } from './notice-store.ts';

interface Ports {
  readonly database: Database;
  readonly reader: RequestReader;
  readonly clock: Clock;
}

/** Somebody has read their notices, up to one of them. */
export class MarkNoticesRead {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @throws DomainError NOTICE_NOT_FOUND */
  async run(viewer: Viewer, upTo: string): Promise<void> {
    const { database, reader, clock } = this.#ports;
    const id = eventIdOf(upTo);
    const event = id === null ? null : await reader.event(viewer, id);
    if (event === null) throw new DomainError('NOTICE_NOT_FOUND', { path: ['upTo'] });
    await readUntil(database, viewer.id, event, clock.now());
  }
}
