import { OutsideFault } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { readReceipt, type Sender, writeSendMessage } from '../soap/index.ts';
import type { ExchangeData } from './exchange-data.ts';
import { asyncMessageOf } from './exchange-envelope.ts';
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

/** The asynchronous channel of the e-government gateway: hands over messages. */
export class SoapGateway {
  readonly #settings: SoapGatewaySettings;

  constructor(settings: SoapGatewaySettings) {
    this.#settings = settings;
  }

  /** What travelled, when the gateway says that it has taken this very message; throws OutsideFault. */
  async send(message: ExchangeData): Promise<{ sent: SignedBytes; answered: SignedBytes }> {
    const { client, identity, sender, bin, timeout } = this.#settings;
    const { messageId, correlationId } = message;
    const asSent = asyncMessageOf(message, { identity, sender });
    const { answer, question, envelope } = await client.ask({
      content: writeSendMessage(asSent),
      service: OPERATION,
      timeout,
      read: readReceipt,
    });
    /* An answer to another message says nothing of this one. */
    if (answer.messageId !== messageId || answer.correlationId !== correlationId)
      throw new OutsideFault('MALFORMED', { cause: new Error('an answer to another message') });
    const sent = keepable({ bytes: question, bin: null }, sender, { data: asSent.data, bin: null });
    if (sent === null) throw new Error('a message without data');
    return { sent, answered: { form: 'ENVELOPE', content: envelope, signerBin: bin } };
  }
}
