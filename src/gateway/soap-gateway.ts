import { OutsideFault } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { readReceipt, type Sender, writeSendMessage } from '../soap/index.ts';
import type { ExchangeData } from './exchange-data.ts';
import { asyncMessageOf } from './exchange-envelope.ts';
import type { SoapClient } from './soap-client.ts';

interface SoapGatewaySettings {
  readonly client: SoapClient;
  readonly identity: SigningIdentity;
  readonly sender: Sender;
  /** Milliseconds for one message. */
  readonly timeout: number;
}

const OPERATION = 'sendMessage';
/** The asynchronous channel of the e-government gateway: hands over messages. */
export class SoapGateway {
  readonly #settings: SoapGatewaySettings;

  constructor(settings: SoapGatewaySettings) {
    this.#settings = settings;
  }

  /** Returns when the gateway says that it has taken this very message; throws OutsideFault. */
  async send(message: ExchangeData): Promise<void> {
    const { client, identity, sender, timeout } = this.#settings;
    const { messageId, correlationId } = message;
    const content = writeSendMessage(asyncMessageOf(message, { identity, sender }));
    const receipt = await client.ask({ content, service: OPERATION, timeout, read: readReceipt });
    /* An answer to another message says nothing of this one. */
    if (receipt.messageId !== messageId || receipt.correlationId !== correlationId)
      throw new OutsideFault('MALFORMED', { cause: new Error('an answer to another message') });
  }
}
