import { createHash } from 'node:crypto';
import type { BringingSystem, BroughtMessage } from '../../gateway/index.ts';
import type { RepeatableCall } from '../../postgres/index.ts';

/**
 * A message of a system as a call that it may repeat, for ever: whatever it is about, an id of that sender names one
 * message.
 */
export function broughtCall(
  { sender, bin }: Pick<BringingSystem, 'sender' | 'bin'>,
  service: 'PREPARE' | 'SUBMIT',
  { id, digest }: BroughtMessage,
  now: Date,
): RepeatableCall {
  return {
    actorId: digestOf(`qyzmet/system/${bin}/${sender}`).slice(0, 32),
    operation: 'bringRequest',
    key: { value: digestOf(id) },
    payload: { service, digest },
    now,
    isLasting: true,
  };
}

/** Systems have no account, and ids of messages have any letters. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
