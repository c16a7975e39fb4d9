import { randomUUID } from 'node:crypto';
import { type Clock, OutsideFault } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import {
  bodySignatureOf,
  type Envelope,
  EnvelopeFault,
  readEnvelope,
  readFault,
  signEnvelope,
} from '../soap/index.ts';
import { type XmlElement, XmlFault } from '../xml/index.ts';
import { CircuitBreakers } from './circuit-breakers.ts';
import { GatewayFault } from './gateway-fault.ts';
import { SoapHttp } from './soap-http.ts';
import type { SystemCheck } from './system-check.ts';

export interface SoapClientSettings {
  readonly url: string;
  /** Milliseconds for which a service that does not answer is left alone. */
  readonly rest: number;
  /** The key with which this system signs. */
  readonly identity: SigningIdentity;
  /** BIN in the certificate of whoever answers. */
  readonly bin: string;
  readonly systems: SystemCheck;
  readonly clock: Clock;
}

/** What was found in an answer, and what went over the wire for it. */
export interface Asked<Answer> {
  readonly answer: Answer;
  readonly question: Buffer;
  readonly envelope: Buffer;
}

interface Call<Answer> {
  readonly content: XmlElement;
  /** What is asked behind the address; each has a circuit breaker of its own. */
  readonly service: string;
  /** Milliseconds for the exchange. */
  readonly timeout: number;
  readonly read: (content: Element) => Answer;
}

/**
 * Asks one system by SOAP: what is sent is signed, what is answered has to be signed by that system. Tries once: trying
 * again is the business of the job queue.
 */
export class SoapClient {
  readonly #settings: SoapClientSettings;
  readonly #http: SoapHttp;
  readonly #breakers: CircuitBreakers;

  constructor(settings: SoapClientSettings) {
    this.#settings = settings;
    this.#http = new SoapHttp(settings.url);
    this.#breakers = new CircuitBreakers(settings.rest);
  }

  /** What `read` finds in the answer, signed by whom it has to be. Throws OutsideFault, GatewayFault for a fault. */
  ask<Answer>(call: Call<Answer>): Promise<Asked<Answer>> {
    return this.#breakers.guard(call.service, () => this.#ask(call));
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async #ask<Answer>({ content, timeout, read }: Call<Answer>): Promise<Asked<Answer>> {
    const question = signEnvelope(content, this.#settings.identity, randomUUID());
    const answer = await this.#http.post(question, timeout);
    try {
      const envelope = readEnvelope(answer);
      /* A fault changes nothing, whoever made it on the way. */
      const fault = readFault(envelope.content);
      if (fault !== undefined) throw new GatewayFault(fault);
      await this.#requireSigned(envelope);
      return { answer: read(envelope.content), question, envelope: Buffer.from(answer) };
    } catch (fault) {
      if (fault instanceof XmlFault || fault instanceof EnvelopeFault)
        throw new OutsideFault('MALFORMED', { cause: fault });
      throw fault;
    }
  }

  async #requireSigned(envelope: Envelope): Promise<void> {
    const { systems, clock, bin } = this.#settings;
    const verdict = await systems.envelope(bodySignatureOf(envelope), clock.now());
    /* We have called the address that is in the settings: that the authority is silent does not stop all exchange. */
    if (verdict.state !== 'INVALID' && verdict.system?.bin === bin) return;
    const code = verdict.state === 'VALID' ? 'BIN_MISMATCH' : verdict.code;
    throw new OutsideFault(verdict.state === 'INDETERMINATE' ? 'UNREACHABLE' : 'MALFORMED', {
      cause: new Error(`the signature of the answer: ${code}`),
    });
  }
}
