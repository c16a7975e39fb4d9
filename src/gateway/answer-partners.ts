import { randomUUID } from 'node:crypto';
import type { Texts } from '../graphql/index.ts';
import { type Clock, LANGUAGES, message } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { bodySignatureOf, EnvelopeFault, readEnvelope, signEnvelope, writeFault } from '../soap/index.ts';
import { type XmlElement, XmlFault } from '../xml/index.ts';
import { PARTNER_FAULTS, PartnerFault, type PartnerFaultCode } from './partner-fault.ts';
import type { SignedEnvelope } from './signed-bytes.ts';
import type { SystemCheck } from './system-check.ts';

interface AnswerPorts {
  readonly channel: {
    readonly namespace: string;
    readonly operations: readonly string[];
    /** That is answered where none of them can be read. */
    readonly operation: string;
  };
  readonly systems: SystemCheck;
  readonly identity: SigningIdentity;
  readonly texts: Texts;
  readonly clock: Clock;
  /** What is done with the content of a body, signed as it came. */
  readonly call: (content: Element, envelope: SignedEnvelope) => Promise<XmlElement>;
  /** What failed here, and is told to nobody. */
  readonly report: (fault: unknown) => void;
}

export interface PartnerAnswer {
  /** 200, or 500 for a fault (SOAP 1.1 6.2). */
  readonly status: 200 | 500;
  readonly envelope: Buffer;
}

const ENVELOPE_FAULTS: Readonly<Record<EnvelopeFault['reason'], PartnerFaultCode>> = {
  VERSION: 'VERSION_MISMATCH',
  NOT_UNDERSTOOD: 'HEADER_NOT_UNDERSTOOD',
  UNSIGNED: 'SIGNATURE_MISSING',
  NOT_THE_BODY: 'SIGNATURE_INVALID',
  TRANSFORM: 'SIGNATURE_INVALID',
};
const FAULT_OF_OPERATION = 'Fault1_';

/** Answers envelopes of other systems, signed as theirs have to be; every refusal is a SOAP fault with ErrorInfo. */
export class AnswerPartners {
  readonly #ports: AnswerPorts;

  constructor(ports: AnswerPorts) {
    this.#ports = ports;
  }

  async answer(bytes: Uint8Array): Promise<PartnerAnswer> {
    const { operations } = this.#ports.channel;
    let { operation } = this.#ports.channel;
    try {
      const envelope = readEnvelope(bytes);
      const { localName } = envelope.content;
      if (operations.includes(localName)) operation = localName;
      const { systems, clock } = this.#ports;
      const verdict = await systems.envelope(bodySignatureOf(envelope), clock.now());
      if (verdict.state === 'INDETERMINATE') throw new PartnerFault('SIGNATURE_UNDECIDED', verdict.code);
      if (verdict.state === 'INVALID') throw new PartnerFault('SIGNATURE_INVALID', verdict.code);
      const came = { bytes: Buffer.from(bytes), ...verdict.system };
      return this.#signed(200, await this.#ports.call(envelope.content, came));
    } catch (fault) {
      return this.#refused(this.#refusalOf(fault), operation);
    }
  }

  #refusalOf(fault: unknown): PartnerFault {
    if (fault instanceof PartnerFault) return fault;
    if (fault instanceof XmlFault)
      return new PartnerFault(fault.reason === 'TOO_LARGE' ? 'MESSAGE_TOO_LARGE' : 'MESSAGE_MALFORMED');
    if (fault instanceof EnvelopeFault) return new PartnerFault(ENVELOPE_FAULTS[fault.reason], fault.reason);
    this.#ports.report(fault);
    return new PartnerFault('INTERNAL');
  }

  #refused({ code, detail }: PartnerFault, operation: string): PartnerAnswer {
    const { channel, texts, clock } = this.#ports;
    const text = LANGUAGES.map((language) => texts.translate(message(`gateway:fault.${code}`), language));
    const error = { code, message: text.join(' / '), data: detail, date: clock.now() };
    const fault = writeFault({
      code: PARTNER_FAULTS[code],
      error: { ...error, subError: null, sessionId: null },
      detail: { namespace: channel.namespace, name: `${operation}${FAULT_OF_OPERATION}${operation}Fault` },
    });
    return this.#signed(500, fault);
  }

  #signed(status: PartnerAnswer['status'], content: XmlElement): PartnerAnswer {
    return { status, envelope: signEnvelope(content, this.#ports.identity, randomUUID()) };
  }
}
