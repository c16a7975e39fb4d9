import { forgetFiles } from '../../documents/index.ts';
import { forgetSessions } from '../../identity/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { forgetRegistryAnswers } from '../../registries/index.ts';
import type { WithdrawOldDrafts } from './withdraw-old-drafts.ts';

interface Ports {
  readonly database: Database;
  readonly oldDrafts: WithdrawOldDrafts;
  readonly clock: Clock;
}

/** The job that takes back what was left lying, and removes what nobody can use any more. */
export async function cleanUp({ database, oldDrafts, clock }: Ports): Promise<void> {
  await oldDrafts.run();
  await forgetFiles(database, clock.now());
  await forgetSessions(database, clock.now());
  await forgetRegistryAnswers(database, clock.now());
}
