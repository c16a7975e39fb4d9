import { OutsideFault } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { type MessageType, readReceipt, type Sender, writeSendMessage } from '../soap/index.ts';
import { type ExchangeData, signedExchangeData } from './exchange-data.ts';
import { keepable, type SignedBytes } from './signed-bytes.ts';
import type { SoapClient } from './soap-client.ts';

interface SoapGatewaySettings {
  readonly client: SoapClient;
  readonly identity: SigningIdentity;
  readonly sender: Sender;
  /** BIN in the certificate of the gateway. */
  readonly bin: string;
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

  /** What travelled, when the gateway says that it has taken this very message; throws OutsideFault. */
  async send(message: ExchangeData): Promise<{ sent: SignedBytes; answered: SignedBytes }> {
    const { client, identity, sender, bin, timeout } = this.#settings;
    const { messageId, correlationId, from, to, kind, at } = message;
    const data = { form: 'TEXT', content: signedExchangeData(message, identity) } as const;
    const content = writeSendMessage({
      ...{ messageId, correlationId, messageDate: at, sender },
      serviceId: `${SERVICE_PREFIX}${kind}`,
      messageType: messageTypeOf(kind),
      properties: [
        { key: 'from', value: from },
        { key: 'to', value: to },
      ],
      data,
    });
    const { answer, question, envelope } = await client.ask({
      content,
      service: OPERATION,
      timeout,
      read: readReceipt,
    });
    /* An answer to another message says nothing of this one. */
    if (answer.messageId !== messageId || answer.correlationId !== correlationId)
      throw new OutsideFault('MALFORMED', { cause: new Error('an answer to another message') });
    const sent = keepable({ bytes: question, bin: null }, sender, { data, bin: null });
    if (sent === null) throw new Error('a message without data');
    return { sent, answered: { form: 'ENVELOPE', content: envelope, signerBin: bin } };
  }
}

/** A question or a request wants an answer; what was done is told. */
function messageTypeOf(kind: string): MessageType {
  return kind === 'REQUEST' || kind === 'QUERY' ? 'REQUEST' : 'NOTIFICATION';
}
