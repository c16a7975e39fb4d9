import { createHash } from 'node:crypto';
import type { MessageContent } from '../../soap/index.ts';
import { PartnerFault } from '../partner-fault.ts';
import type { BringingSystem, BroughtAnswer, BroughtRequests } from './brought-requests.ts';
import { readPrepare, readRequestId, readSubmit } from './read-bringing.ts';
import { bringingAnswer } from './write-bringing.ts';

/** What a system that may bring requests asks by one message. */
type BringingService = (
  data: MessageContent,
  system: BringingSystem,
  messageId: string,
) => Promise<MessageContent>;

const REUSED = 'IDEMPOTENCY_KEY_REUSED';

/** By `serviceId`; each throws XmlFault, and PartnerFault for an old message with other data. */
export function bringingServices(requests: BroughtRequests): Readonly<Record<string, BringingService>> {
  return {
    QYZMET_REQUEST_PREPARE: async (data, system, id) =>
      told('requestPrepare', await requests.prepare(system, messageOf(data, id), readPrepare(data))),
    QYZMET_REQUEST_NEXT: async (data, system) =>
      told('requestNext', await requests.next(system, readRequestId(data, 'requestNext'))),
    QYZMET_REQUEST_SUBMIT: async (data, system, messageId) => {
      const { id, ...signed } = readSubmit(data);
      return told('requestSubmit', await requests.submit(system, messageOf(data, messageId), id, signed));
    },
    QYZMET_REQUEST_WITHDRAW: async (data, system) =>
      told('requestWithdraw', await requests.withdraw(system, readRequestId(data, 'requestWithdraw'))),
  };
}

function messageOf({ content }: MessageContent, id: string) {
  return { id, digest: createHash('sha256').update(content).digest('hex') };
}

function told(name: string, answer: BroughtAnswer): MessageContent {
  if ('faults' in answer && answer.faults.some(({ code }) => code === REUSED))
    throw new PartnerFault('MESSAGE_ID_REUSED');
  return bringingAnswer(name, answer);
}
