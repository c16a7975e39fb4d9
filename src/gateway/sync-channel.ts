import { randomUUID } from 'node:crypto';
import { type Clock, OutsideFault } from '../kernel/index.ts';
import { type SigningIdentity, signXml } from '../signing/index.ts';
import {
  type MessageContent,
  readSyncResponse,
  type Sender,
  SUCCESS,
  type SyncResponse,
  writeSyncRequest,
} from '../soap/index.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { SoapClient } from './soap-client.ts';

interface SyncChannelSettings {
  readonly client: SoapClient;
  readonly identity: SigningIdentity;
  readonly sender: Sender;
  /** Milliseconds for one question. */
  readonly timeout: number;
  readonly clock: Clock;
}

type QuestionForm = 'XML' | 'TYPED' | 'SIGNED';

interface Asking {
  readonly form?: QuestionForm;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** The synchronous channel of the e-government gateway: a question, and its answer at once. */
export class SyncChannel {
  readonly #settings: SyncChannelSettings;

  constructor(settings: SyncChannelSettings) {
    this.#settings = settings;
  }

  /**
   * What a service answers to an XML document, as XML or text; '' where it answers without data. The document goes in
   * the form that the service wants, SIGNED: as text with an enveloped signature. Throws OutsideFault, GatewayFault for a
   * fault.
   */
  async ask(serviceId: string, data: string, { form = 'XML', ...asked }: Asking = {}): Promise<string> {
    const { client, sender, clock } = this.#settings;
    const { timeout = this.#settings.timeout } = asked;
    const messageId = randomUUID();
    const content = writeSyncRequest({
      ...{ messageId, correlationId: null, serviceId, messageDate: clock.now(), sender },
      ...{ properties: [], sessionId: null, data: this.#contentOf(data, form) },
    });
    const { answer } = await client.ask({ content, service: serviceId, timeout, read: readSyncResponse });
    requireAnswer(answer, messageId);
    return answer.data?.content ?? '';
  }

  #contentOf(data: string, form: QuestionForm): MessageContent {
    if (form !== 'SIGNED') return { form, content: data };
    return { form: 'TEXT', content: signXml(this.#settings.identity, Buffer.from(data)).toString('utf8') };
  }
}

/** To this question, and not an error; the gateway may answer under a number of its own, and then names ours beside. */
function requireAnswer(
  { messageId, correlationId, status, responseDate, sessionId }: SyncResponse,
  asked: string,
): void {
  if ((correlationId ?? messageId) !== asked)
    throw new OutsideFault('MALFORMED', { cause: new Error('an answer to another message') });
  if (status.code === SUCCESS) return;
  const error = { code: status.code, message: status.message, date: responseDate };
  throw new GatewayFault({ ...error, data: null, subError: null, sessionId });
}
