import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import { type MessageContent, readSyncRequest, SUCCESS, SYNC, writeSyncResponse } from '../soap/index.ts';
import type { XmlElement } from '../xml/index.ts';
import { fileAnswer, readFileQuestion } from './file-data.ts';
import { PartnerFault } from './partner-fault.ts';
import type { Caller, Partners } from './partners.ts';
import { checkAnswer, readQuestion, statusAnswer } from './question-data.ts';
import type { SystemQuestions } from './system-questions.ts';

interface SyncPorts {
  readonly partners: Partners;
  readonly questions: SystemQuestions;
  readonly clock: Clock;
}

/** A question in, its answer out. */
type Service = (data: MessageContent, caller: Caller) => Promise<MessageContent>;

/** The synchronous channel as other systems call it here. It only answers: nothing that is asked changes a request. */
export class SyncOperations {
  readonly #ports: SyncPorts;
  readonly #services: Readonly<Record<string, Service>>;

  constructor(ports: SyncPorts) {
    this.#ports = ports;
    const { questions } = ports;
    this.#services = {
      QYZMET_REQUEST_STATUS: async (data, { sender }) => {
        const number = readQuestion(data, 'requestStatus');
        return statusAnswer(number, await questions.status(sender, number));
      },
      QYZMET_FILE: async (data, { sender, bin }) => {
        const asked = readFileQuestion(data);
        return fileAnswer(asked, await questions.file({ sender, bin }, asked));
      },
      QYZMET_RESULT_CHECK: async (data) => {
        const number = readQuestion(data, 'resultCheck');
        return checkAnswer(number, await questions.result(number));
      },
    };
  }

  /** For a system of that BIN. Throws XmlFault or PartnerFault. */
  async call(content: Element, bin: string): Promise<XmlElement> {
    const { partners, clock } = this.#ports;
    if (content.namespaceURI !== SYNC || content.localName !== 'SendMessage')
      throw new PartnerFault('OPERATION_UNKNOWN');
    const request = readSyncRequest(content);
    const caller = partners.callerOf(bin, request.sender);
    const service = Object.hasOwn(this.#services, request.serviceId)
      ? this.#services[request.serviceId]
      : undefined;
    if (service === undefined) throw new PartnerFault('SERVICE_UNKNOWN');
    return writeSyncResponse({
      messageId: randomUUID(),
      correlationId: request.messageId,
      responseDate: clock.now(),
      status: { code: SUCCESS, message: 'Message has been processed successfully' },
      sessionId: request.sessionId,
      data: await service(request.data, caller),
    });
  }
}
