import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import {
  ASYNC,
  type AsyncMessage,
  readDeliveryNotification,
  readGetMessageStatus,
  readSendMessage,
  readStatusChange,
  SUCCESS,
  writeMessageStatus,
  writeNotificationTaken,
  writeReceipt,
} from '../soap/index.ts';
import type { XmlElement } from '../xml/index.ts';
import type { GetMessages } from './get-messages.ts';
import { PartnerFault } from './partner-fault.ts';
import type { Partners } from './partners.ts';
import { readReport } from './reports/read-report.ts';
import { REPORT_SERVICE } from './reports/report.ts';
import type { SystemCheck } from './system-check.ts';
import type { ToldThings } from './told-things.ts';

interface AsyncPorts {
  readonly partners: Partners;
  readonly things: ToldThings;
  readonly systems: SystemCheck;
  readonly waiting: GetMessages;
  readonly clock: Clock;
}

/** An operation of the channel: the content of a body in, the content of the answer out; for a system of that BIN. */
type Operation = (content: Element, bin: string) => Promise<XmlElement>;

const ACCEPTED = 'MESSAGE_ACCEPTED';
/** Where a message of ours is by what the gateway tells: these mean that nobody will get it. */
const LOST: readonly string[] = ['NOT_DELIVERED', 'DELIVERY_STOPPED'];

/** The operations of the asynchronous channel that other systems call here. Each throws XmlFault or PartnerFault. */
export class AsyncOperations {
  readonly #ports: AsyncPorts;
  readonly #operations: Readonly<Record<string, Operation>>;

  constructor(ports: AsyncPorts) {
    this.#ports = ports;
    this.#operations = {
      sendMessage: (content, bin) => this.#sendMessage(content, bin),
      sendDeliveryNotification: (content, bin) => this.#sendDeliveryNotification(content, bin),
      changeStatusNotify: (content, bin) => this.#changeStatusNotify(content, bin),
      getMessages: (content, bin) => ports.waiting.call(content, bin),
      getMessageStatus: (content, bin) => this.#getMessageStatus(content, bin),
    };
  }

  call(content: Element, bin: string): Promise<XmlElement> {
    const operation = content.namespaceURI === ASYNC ? this.#operations[content.localName] : undefined;
    if (operation === undefined) throw new PartnerFault('OPERATION_UNKNOWN');
    return operation(content, bin);
  }

  /** Whatever the ledger makes of it, it was taken: a sender that repeats itself is answered in the same way. */
  async #sendMessage(content: Element, bin: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const message = readSendMessage(content);
    const caller = partners.callerOf(bin, message.sender);
    const signer = await this.#signerOfData(message);
    if (message.serviceId === REPORT_SERVICE) return this.#report(message, signer);
    const messageId = message.messageId ?? randomUUID();
    const correlationId = message.correlationId ?? messageId;
    await things.message(caller, { messageId, correlationId, serviceId: message.serviceId });
    return writeReceipt({ messageId, correlationId, responseDate: clock.now(), sessionId: session() });
  }

  async #sendDeliveryNotification(content: Element, bin: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { messageId, receiveStatus, statusDate, resend, sender } = readDeliveryNotification(content);
    const accepted = receiveStatus === ACCEPTED;
    const outcome = await things.told(partners.callerOf(bin, sender), {
      ...{ kind: 'DELIVERY', messageId, told: receiveStatus },
      reference: `${messageId} ${receiveStatus} ${statusDate.toISOString()}`,
      consequence: accepted ? 'NONE' : resend === 'RESEND' ? 'AGAIN' : 'REFUSED',
    });
    if (outcome === 'TOO_EARLY') throw new PartnerFault('MESSAGE_ON_DELIVERY');
    const taken = { notificationId: randomUUID(), responseDate: clock.now(), sessionId: session() };
    return writeNotificationTaken('sendDeliveryNotification', taken);
  }

  /** Names no sender: only the gateway knows where a message is. */
  async #changeStatusNotify(content: Element, bin: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { notificationId, messageId, messageState } = readStatusChange(content);
    const outcome = await things.told(partners.callerOf(bin, null), {
      ...{ kind: 'STATE', messageId, reference: notificationId, told: messageState },
      consequence: LOST.includes(messageState) ? 'REFUSED' : 'NONE',
    });
    if (outcome === 'TOO_EARLY') throw new PartnerFault('MESSAGE_ON_DELIVERY');
    const taken = { notificationId, responseDate: clock.now(), sessionId: session() };
    return writeNotificationTaken('changeStatusNotify', taken);
  }

  async #getMessageStatus(content: Element, bin: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { messageId, sender } = readGetMessageStatus(content);
    const found = await things.stateOf(partners.callerOf(bin, sender), messageId);
    if (found === null) throw new PartnerFault('MESSAGE_UNKNOWN');
    return writeMessageStatus({
      messageState: found.state,
      status: { code: SUCCESS, message: found.state, date: found.at },
      responseDate: clock.now(),
      sessionId: session(),
    });
  }

  /** Whoever hands it over, it is signed by the system that reports; envelope and data say the same. */
  async #report(message: AsyncMessage, signer: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const report = readReport(Buffer.from(message.data.content));
    const { messageId, correlationId, from } = report;
    const agrees = messageId === message.messageId && correlationId === message.correlationId;
    if (!agrees || from !== message.sender.id)
      throw new PartnerFault('MESSAGE_MALFORMED', 'ENVELOPE_DIFFERS');
    if (partners.binOf(from) !== signer) throw new PartnerFault('DATA_SIGNATURE_INVALID', 'BIN_MISMATCH');
    const refused = await things.report(report, signer);
    if (refused !== null)
      throw new PartnerFault(refused.again ? 'REPORT_TOO_EARLY' : 'REPORT_REFUSED', refused.code);
    return writeReceipt({ messageId, correlationId, responseDate: clock.now(), sessionId: session() });
  }

  /** BIN of the information system that signed the data: XML as text, or as it is. */
  async #signerOfData({ data }: AsyncMessage): Promise<string> {
    const { systems, clock } = this.#ports;
    const verdict = await systems.data(Buffer.from(data.content), clock.now());
    if (verdict.state === 'INDETERMINATE') throw new PartnerFault('SIGNATURE_UNDECIDED', verdict.code);
    if (verdict.state === 'INVALID') throw new PartnerFault('DATA_SIGNATURE_INVALID', verdict.code);
    return verdict.system.bin;
  }
}

/** A GUID in braces, as the gateway writes it. */
function session(): string {
  return `{${randomUUID()}}`;
}
