import { randomUUID } from 'node:crypto';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
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
import { GatewayFault } from './gateway-fault.ts';
import { SoapHttp } from './soap-http.ts';
import type { SystemCheck } from './system-check.ts';

export interface SoapClientSettings {
  readonly url: string;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Milliseconds for which a system that does not answer is left alone. */
  readonly rest: number;
  /** The key with which this system signs. */
  readonly identity: SigningIdentity;
  /** BIN in the certificate of whoever answers. */
  readonly bin: string;
  readonly systems: SystemCheck;
  readonly clock: Clock;
}

/** So many calls in a row that came to nothing, and the system is left alone. */
const FAILURES_IN_A_ROW = 5;

/**
 * Asks one system by SOAP: what is sent is signed, what is answered has to be signed by that system. A system that does
 * not answer is left alone for a while, and whoever asks meanwhile is told so at once. Tries once: trying again is the
 * business of the job queue.
 */
export class SoapClient {
  readonly #settings: SoapClientSettings;
  readonly #http: SoapHttp;
  readonly #breaker: CircuitBreakerPolicy;

  constructor(settings: SoapClientSettings) {
    this.#settings = settings;
    this.#http = new SoapHttp(settings);
    this.#breaker = circuitBreaker(
      handleWhen((fault) => fault instanceof OutsideFault && fault.reason !== 'REFUSED'),
      { halfOpenAfter: settings.rest, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
    );
  }

  /** What `read` finds in the answer, signed by whom it has to be. Throws OutsideFault, GatewayFault for a fault. */
  async ask<Answer>(content: XmlElement, read: (content: Element) => Answer): Promise<Answer> {
    try {
      return await this.#breaker.execute(() => this.#ask(content, read));
    } catch (fault) {
      if (fault instanceof BrokenCircuitError) throw new OutsideFault('UNREACHABLE', { cause: fault });
      throw fault;
    }
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async #ask<Answer>(content: XmlElement, read: (content: Element) => Answer): Promise<Answer> {
    const answer = await this.#http.post(signEnvelope(content, this.#settings.identity, randomUUID()));
    try {
      const envelope = readEnvelope(answer);
      /* A fault changes nothing, whoever made it on the way. */
      const fault = readFault(envelope.content);
      if (fault !== undefined) throw new GatewayFault(fault);
      await this.#requireSigned(envelope);
      return read(envelope.content);
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
