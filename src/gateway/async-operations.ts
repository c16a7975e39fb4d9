import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import {
  ASYNC,
  newSessionId,
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
import { keepable, type SignedEnvelope } from './signed-bytes.ts';
import type { TakeMessage } from './take-message.ts';
import type { ToldThings } from './told-things.ts';

interface AsyncPorts {
  readonly partners: Partners;
  readonly things: ToldThings;
  readonly take: TakeMessage;
  readonly waiting: GetMessages;
  readonly clock: Clock;
}

/** An operation of the channel: the content of a body in, the content of the answer out; as it came. */
type Operation = (content: Element, came: SignedEnvelope) => Promise<XmlElement>;

const ACCEPTED = 'MESSAGE_ACCEPTED';
/** Where a message of ours is by what the gateway tells: these mean that nobody will get it. */
const LOST: readonly string[] = ['NOT_DELIVERED', 'DELIVERY_STOPPED'];

/** The operations of the asynchronous channel that other systems call here. Each throws XmlFault or PartnerFault. */
export class AsyncOperations {
  readonly #ports: AsyncPorts;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(ports: AsyncPorts) {
    this.#ports = ports;
    this.#operations = new Map<string, Operation>([
      ['sendMessage', (content, came) => this.#sendMessage(content, came)],
      ['sendDeliveryNotification', (content, came) => this.#sendDeliveryNotification(content, came)],
      ['changeStatusNotify', (content, came) => this.#changeStatusNotify(content, came)],
      ['getMessages', (content, { bin }) => ports.waiting.call(content, bin)],
      ['getMessageStatus', (content, came) => this.#getMessageStatus(content, came)],
    ]);
  }

  get names(): readonly string[] {
    return [...this.#operations.keys()];
  }

  call(content: Element, came: SignedEnvelope): Promise<XmlElement> {
    const operation = content.namespaceURI === ASYNC ? this.#operations.get(content.localName) : undefined;
    if (operation === undefined) throw new PartnerFault('OPERATION_UNKNOWN');
    return operation(content, came);
  }

  async #sendMessage(content: Element, { bytes, bin }: SignedEnvelope): Promise<XmlElement> {
    const { take, clock } = this.#ports;
    const taken = await take.run(readSendMessage(content), { bytes, bin });
    return writeReceipt({ ...taken, responseDate: clock.now(), sessionId: newSessionId() });
  }

  async #sendDeliveryNotification(content: Element, came: SignedEnvelope): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { messageId, receiveStatus, statusDate, resend, sender } = readDeliveryNotification(content);
    const accepted = receiveStatus === ACCEPTED;
    const notice = {
      kind: 'DELIVERY',
      messageId,
      told: receiveStatus,
      reference: `${messageId} ${receiveStatus} ${statusDate.toISOString()}`,
      consequence: accepted ? 'NONE' : resend === 'RESEND' ? 'AGAIN' : 'REFUSED',
    } as const;
    const caller = partners.callerOf(came.bin, sender);
    const outcome = await things.told(caller, notice, keepable(came, sender, null));
    if (outcome === 'TOO_EARLY') throw new PartnerFault('MESSAGE_ON_DELIVERY');
    const taken = { notificationId: randomUUID(), responseDate: clock.now(), sessionId: newSessionId() };
    return writeNotificationTaken('sendDeliveryNotification', taken);
  }

  /** Names no sender: only the gateway knows where a message is. */
  async #changeStatusNotify(content: Element, came: SignedEnvelope): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { notificationId, messageId, messageState } = readStatusChange(content);
    const notice = {
      kind: 'STATE',
      messageId,
      reference: notificationId,
      told: messageState,
      consequence: LOST.includes(messageState) ? 'REFUSED' : 'NONE',
    } as const;
    const caller = partners.callerOf(came.bin, null);
    const outcome = await things.told(caller, notice, keepable(came, null, null));
    if (outcome === 'TOO_EARLY') throw new PartnerFault('MESSAGE_ON_DELIVERY');
    const taken = { notificationId, responseDate: clock.now(), sessionId: newSessionId() };
    return writeNotificationTaken('changeStatusNotify', taken);
  }

  async #getMessageStatus(content: Element, { bin }: SignedEnvelope): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { messageId, sender } = readGetMessageStatus(content);
    const found = await things.stateOf(partners.callerOf(bin, sender), messageId);
    if (found === null) throw new PartnerFault('MESSAGE_UNKNOWN');
    return writeMessageStatus({
      messageState: found.state,
      status: { code: SUCCESS, message: found.state, date: found.at },
      responseDate: clock.now(),
      sessionId: newSessionId(),
    });
  }
}
