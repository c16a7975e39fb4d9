import type { SystemName } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import {
  type MessagesQuestion,
  readMessageStatus,
  readMessages,
  writeDeliveryNotification,
  writeGetMessageStatus,
  writeGetMessages,
} from '../../src/soap/index.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';

type Fetched = ReturnType<typeof readMessages>['messages'][number];

const ACCEPTED = { receiveStatus: 'MESSAGE_ACCEPTED', resend: 'NOT_RESEND' } as const;
const AGAIN = { receiveStatus: 'MESSAGE_NOT_ACCTEPTED', resend: 'RESEND' } as const;
const REFUSED = { receiveStatus: 'MESSAGE_NOT_ACCTEPTED', resend: 'NOT_RESEND' } as const;

/** A system without an address of its own, which fetches what is for it. */
export class Fetcher {
  readonly #server: RunningServer;
  readonly #name: string;
  readonly #key: SigningIdentity;

  constructor(server: RunningServer, name: string, key: SystemName) {
    this.#server = server;
    this.#name = name;
    this.#key = systemKey(process.env['TEST_FOLDER'] ?? '', key);
  }

  ask(asked: Partial<MessagesQuestion> = {}, key = this.#key): Promise<SoapAnswer> {
    const content = writeGetMessages({
      ...{ messageId: null, correlationId: null, requestDate: new Date(), serviceId: 'QYZMET_MESSAGES' },
      ...{ sender: { id: this.#name, password: null }, amount: null },
      ...asked,
    });
    return askSoap(`${this.#server.url}/soap`, content, key);
  }

  /** What waits, of one request where named. */
  async waiting(id: string | null, asked: Partial<MessagesQuestion> = {}): Promise<readonly Fetched[]> {
    const correlationId = id?.replace('req_', '') ?? null;
    const answer = await this.ask({ correlationId, ...asked });
    if (answer.status !== 200) throw new Error(`getMessages was answered ${answer.fault()}`);
    return readMessages(answer.content()).messages;
  }

  /** So many messages of a request, as soon as they wait. */
  waitingOf(id: string, count: number): Promise<readonly Fetched[]> {
    return until(`${count} messages to ${this.#name}`, async () => {
      const waiting = await this.waiting(id);
      return waiting.length >= count ? waiting : null;
    });
  }

  accept = (message: Fetched): Promise<SoapAnswer> => this.#tell(message, ACCEPTED);
  again = (message: Fetched): Promise<SoapAnswer> => this.#tell(message, AGAIN);
  refuse = (message: Fetched): Promise<SoapAnswer> => this.#tell(message, REFUSED);

  async stateOf(messageId: string): Promise<string> {
    const sender = { id: this.#name, password: null };
    const content = writeGetMessageStatus({ messageId, requestDate: new Date(), sender });
    const answer = await askSoap(`${this.#server.url}/soap`, content, this.#key);
    return answer.status === 200 ? readMessageStatus(answer.content()).messageState : (answer.fault() ?? '');
  }

  #tell(
    { messageId, serviceId }: Fetched,
    status: typeof ACCEPTED | typeof AGAIN | typeof REFUSED,
  ): Promise<SoapAnswer> {
    const now = new Date();
    const content = writeDeliveryNotification({
      ...{ messageId: messageId ?? '', serviceId, notificationDate: now, statusDate: now, ...status },
      sender: { id: this.#name, password: null },
    });
    return askSoap(`${this.#server.url}/soap`, content, this.#key);
  }
}
