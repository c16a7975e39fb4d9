import type { MessageContent } from '../../soap/index.ts';
import type { FaultMode, FaultySystem } from '../faults/fault-switch.ts';

/** Why a service answers without data. */
export type ServiceRefusal = 'DATA_MALFORMED' | 'DATA_SIGNATURE_INVALID';

/** A service of the synchronous channel; `behind` tells how a system fails that it leads to. */
export type SyncService = (
  data: MessageContent,
  behind: (system: FaultySystem) => FaultMode,
) => MessageContent | ServiceRefusal | Promise<MessageContent | ServiceRefusal>;

/** Answers with what it was asked. */
export const ECHO_SERVICE: Readonly<Record<string, SyncService>> = { SANDBOX_ECHO: (data) => data };
