import type { SyncService } from './gateway.route.ts';

/** What the synchronous channel leads to. `SANDBOX_ECHO` answers with what it was asked. */
export const SYNC_SERVICES: ReadonlyMap<string, SyncService> = new Map([
  ['SANDBOX_ECHO', (data: string) => data],
]);
