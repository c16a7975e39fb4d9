import type { Clock } from '../kernel/index.ts';
import {
  type AsyncMessage,
  readMessages,
  readNotificationTaken,
  type Sender,
  writeDeliveryNotification,
  writeGetMessages,
} from '../soap/index.ts';
import type { SoapClient } from './soap-client.ts';

interface WaitingSettings {
  readonly client: SoapClient;
  readonly sender: Sender;
  /** Milliseconds for one call. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** What a receiver says of a message: it has it; it wants it again; it will not have it. */
export type Word = 'TAKEN' | 'AGAIN' | 'REFUSED';

const AT_ONCE = 20;
const WORDS = {
  TAKEN: { receiveStatus: 'MESSAGE_ACCEPTED', resend: 'NOT_RESEND' },
  AGAIN: { receiveStatus: 'MESSAGE_NOT_ACCTEPTED', resend: 'RESEND' },
  REFUSED: { receiveStatus: 'MESSAGE_NOT_ACCTEPTED', resend: 'NOT_RESEND' },
} as const satisfies Record<Word, object>;

/** The messages that the gateway keeps for this system. */
export class WaitingAtGateway {
  readonly #settings: WaitingSettings;

  constructor(settings: WaitingSettings) {
    this.#settings = settings;
  }

  /** Some of what waits of a service; reading takes nothing off. Throws OutsideFault. */
  async read(serviceId: string): Promise<readonly AsyncMessage[]> {
    const { client, sender, timeout, clock } = this.#settings;
    const content = writeGetMessages({
      ...{ messageId: null, correlationId: null, requestDate: clock.now(), serviceId },
      ...{ sender, amount: AT_ONCE },
    });
    const { answer } = await client.ask({
      ...{ content, timeout, service: 'getMessages' },
      read: readMessages,
    });
    return answer.messages;
  }

  /** Throws OutsideFault; then the message goes on waiting. */
  async tell(message: { readonly messageId: string; readonly serviceId: string }, word: Word): Promise<void> {
    const { client, sender, timeout, clock } = this.#settings;
    const { messageId, serviceId } = message;
    const now = clock.now();
    const content = writeDeliveryNotification({
      ...{ messageId, serviceId, notificationDate: now, statusDate: now, sender, ...WORDS[word] },
    });
    await client.ask({ content, timeout, service: 'sendDeliveryNotification', read: readNotificationTaken });
  }
}
