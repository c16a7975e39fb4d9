import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newSessionId, readSyncRequest, SUCCESS, writeSyncResponse } from '../../soap/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import { withFaults } from '../faults/with-faults.ts';
import { answerSoap, type SoapParts, takeSoap } from './answer-soap.ts';
import { asyncChannel } from './async-channel.ts';
import type { GatewayMessage } from './gateway-message.ts';
import type { HeldMessages } from './held-messages.ts';
import type { MessageLog } from './message-log.ts';
import type { SyncService } from './sync-services.ts';

interface GatewayParts extends SoapParts {
  readonly log: MessageLog;
  /** What waits for the API. */
  readonly held: HeldMessages;
  readonly faults: FaultSwitch;
  /** Told of every message that was taken. */
  readonly onTaken: (message: GatewayMessage) => void;
  /** By their serviceId. */
  readonly services: Readonly<Record<string, SyncService>>;
}

const NO_SERVICE = 'SERVICE_UNKNOWN';
const STATUSES = {
  [SUCCESS]: { code: SUCCESS, message: 'Message has been processed successfully' },
  [NO_SERVICE]: { code: NO_SERVICE, message: 'No such service' },
  DATA_MALFORMED: { code: 'DATA_MALFORMED', message: 'The data is no question to this service' },
  DATA_SIGNATURE_INVALID: {
    code: 'DATA_SIGNATURE_INVALID',
    message: 'The data is not signed as it has to be',
  },
};

/** The gateway of the e-government (ЭҮШ/ШЭП): its two channels; and what has arrived, for anybody to see. */
export function registerGateway(server: FastifyInstance, parts: GatewayParts): void {
  const { log, faults, services, clock } = parts;
  server.get('/gateway/messages', async (request) => {
    const correlationId = new URL(request.url, 'http://sandbox').searchParams.get('correlationId');
    return log.messages(correlationId ?? undefined);
  });
  server.get<{ Params: { messageId: string } }>('/gateway/messages/:messageId', async (request, reply) => {
    const envelope = log.envelope(request.params.messageId);
    if (envelope === undefined) return reply.code(404).send({ error: 'unknown' });
    return reply.type('text/xml; charset=utf-8').send(envelope);
  });
  withFaults(server, { system: 'GATEWAY', faults }, (scope, modeOf, failLike) => {
    takeSoap(scope);
    answerSoap(scope, '/gateway/async', {
      ...parts,
      ...{ modeOf, failLike },
      answering: asyncChannel(parts),
    });
    answerSoap(scope, '/gateway/sync', {
      ...parts,
      ...{ modeOf, failLike },
      answering: async ({ content, mode, behind }): Promise<XmlElement> => {
        const request = readSyncRequest(content);
        const service = Object.hasOwn(services, request.serviceId) ? services[request.serviceId] : undefined;
        const answer = service === undefined ? NO_SERVICE : await service(request.data, behind);
        return writeSyncResponse({
          messageId: randomUUID(),
          correlationId: mode === 'WRONG_CORRELATION' ? randomUUID() : request.messageId,
          responseDate: clock.now(),
          status: STATUSES[typeof answer === 'string' ? answer : SUCCESS],
          sessionId: newSessionId(),
          data: typeof answer === 'string' ? null : answer,
        });
      },
    });
  });
}
