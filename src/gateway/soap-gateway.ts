import { OutsideFault } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { type MessageType, readReceipt, type Sender, writeSendMessage } from '../soap/index.ts';
import { type ExchangeData, signedExchangeData } from './exchange-data.ts';
import type { SoapClient } from './soap-client.ts';

interface SoapGatewaySettings {
  readonly client: SoapClient;
  readonly identity: SigningIdentity;
  readonly sender: Sender;
  /** Milliseconds for one message. */
  readonly timeout: number;
}

const OPERATION = 'sendMessage';
/** Before the kind of a message, its serviceId. */
const SERVICE_PREFIX = 'QYZMET_';

/** The asynchronous channel of the e-government gateway: hands over messages. */
export class SoapGateway {
  readonly #settings: SoapGatewaySettings;

  constructor(settings: SoapGatewaySettings) {
    this.#settings = settings;
  }

  /** Returns when the gateway says that it has taken this very message; throws OutsideFault. */
  async send(message: ExchangeData): Promise<void> {
    const { client, identity, sender, timeout } = this.#settings;
    const { messageId, correlationId, from, to, kind, at } = message;
    const content = writeSendMessage({
      ...{ messageId, correlationId, messageDate: at, sender },
      serviceId: `${SERVICE_PREFIX}${kind}`,
      messageType: messageTypeOf(kind),
      properties: [
        { key: 'from', value: from },
        { key: 'to', value: to },
      ],
      data: { form: 'TEXT', content: signedExchangeData(message, identity) },
    });
    const receipt = await client.ask({ content, service: OPERATION, timeout, read: readReceipt });
    /* An answer to another message says nothing of this one. */
    if (receipt.messageId !== messageId || receipt.correlationId !== correlationId)
      throw new OutsideFault('MALFORMED', { cause: new Error('an answer to another message') });
  }
}

/** A question or a request wants an answer; what was done is told. */
function messageTypeOf(kind: string): MessageType {
  return kind === 'REQUEST' || kind === 'QUERY' ? 'REQUEST' : 'NOTIFICATION';
}
