import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import { type MessageContent, readSyncRequest, SUCCESS, SYNC, writeSyncResponse } from '../soap/index.ts';
import type { XmlElement } from '../xml/index.ts';
import { bringingServices } from './bringing/bringing-services.ts';
import type { BroughtRequests } from './bringing/brought-requests.ts';
import { fileAnswer, readFileQuestion } from './file-data.ts';
import { PartnerFault } from './partner-fault.ts';
import type { Caller, Partners } from './partners.ts';
import { checkAnswer, readQuestion, statusAnswer } from './question-data.ts';
import type { System } from './system-check.ts';
import type { SystemQuestions } from './system-questions.ts';

interface SyncPorts {
  readonly partners: Partners;
  readonly questions: SystemQuestions;
  readonly brought: BroughtRequests;
  readonly clock: Clock;
}

/** Who asks, by which message, and whose certificate signed it. */
interface Asker {
  readonly caller: Caller;
  readonly system: System;
  readonly messageId: string;
}

/** A question in, its answer out. */
type Service = (data: MessageContent, asker: Asker) => Promise<MessageContent>;

/** The synchronous channel as other systems call it here: what they ask, and the requests that some of them bring. */
export class SyncOperations {
  readonly #ports: SyncPorts;
  readonly #services: Readonly<Record<string, Service>>;

  constructor(ports: SyncPorts) {
    this.#ports = ports;
    const { questions, partners } = ports;
    this.#services = {
      QYZMET_REQUEST_STATUS: (data, asker) => this.#status(data, asker),
      QYZMET_FILE: async (data, { caller }) => {
        const asked = readFileQuestion(data);
        return fileAnswer(asked, await questions.file(caller, asked));
      },
      QYZMET_RESULT_CHECK: async (data) => {
        const number = readQuestion(data, 'resultCheck');
        return checkAnswer(number, await questions.result(number));
      },
      ...Object.fromEntries(
        Object.entries(bringingServices(ports.brought)).map(([serviceId, serve]): [string, Service] => [
          serviceId,
          (data, { caller, system, messageId }) => {
            const bringer = partners.bringerOf(caller);
            const name = caller.speaksFor === null ? caller.sender : system.name;
            return serve(data, { ...bringer, name }, messageId);
          },
        ]),
      ),
    };
  }

  /** For the system that signed. Throws XmlFault or PartnerFault. */
  async call(content: Element, system: System): Promise<XmlElement> {
    const { partners, clock } = this.#ports;
    if (content.namespaceURI !== SYNC || content.localName !== 'SendMessage')
      throw new PartnerFault('OPERATION_UNKNOWN');
    const request = readSyncRequest(content);
    const caller = partners.callerOf(system.bin, request.sender);
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
      data: await service(request.data, { caller, system, messageId: request.messageId }),
    });
  }

  /** To a system that was told of a request, and to the one that brought it. */
  async #status(data: MessageContent, { caller: { sender } }: Asker): Promise<MessageContent> {
    const { questions, brought, partners } = this.#ports;
    const number = readQuestion(data, 'requestStatus');
    const bin = partners.binOf(sender);
    const own = bin === null ? null : await brought.status({ sender, bin }, number);
    return statusAnswer(number, await questions.status(sender, number), own);
  }
}
