import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import type { AsyncMessage } from '../soap/index.ts';
import { PartnerFault } from './partner-fault.ts';
import type { Partners } from './partners.ts';
import { readReport } from './reports/read-report.ts';
import { REPORT_SERVICE } from './reports/report.ts';
import { keepable, type SignedBytes, signedData } from './signed-bytes.ts';
import type { SystemCheck } from './system-check.ts';
import type { ToldThings } from './told-things.ts';

interface TakePorts {
  readonly partners: Partners;
  readonly things: Pick<ToldThings, 'message' | 'report'>;
  readonly systems: SystemCheck;
  readonly clock: Clock;
}

interface Came {
  /** The envelope in which it came; null where it came among others, under the signature of who kept them. */
  readonly bytes: Buffer | null;
  /** BIN of whoever handed it over. */
  readonly bin: string;
}

interface Taken {
  readonly messageId: string;
  readonly correlationId: string;
}

/** `errorData` where what stands around a message contradicts what its sender has signed. */
export const ENVELOPE_DIFFERS = 'ENVELOPE_DIFFERS';

/** A message of another system, whether it was pushed or fetched. */
export class TakeMessage {
  readonly #ports: TakePorts;

  constructor(ports: TakePorts) {
    this.#ports = ports;
  }

  /**
   * From a system of that BIN. Whatever the ledger makes of it, it was taken: a sender that repeats itself is answered in the
   * same way. Throws XmlFault or PartnerFault.
   */
  async run(message: AsyncMessage, { bytes, bin }: Came): Promise<Taken> {
    const { partners, things } = this.#ports;
    const caller = partners.callerOf(bin, message.sender);
    const signer = await this.#signerOfData(message);
    const signed = { data: message.data, bin: signer };
    const kept = bytes === null ? signedData(signed) : keepable({ bytes, bin }, message.sender, signed);
    if (message.serviceId === REPORT_SERVICE) return this.#report(message, signer, kept);
    const messageId = message.messageId ?? randomUUID();
    const correlationId = message.correlationId ?? messageId;
    await things.message(caller, { messageId, correlationId, serviceId: message.serviceId }, kept);
    return { messageId, correlationId };
  }

  /** Whoever hands it over, it is signed by the system that reports; envelope and data say the same. */
  async #report(message: AsyncMessage, signer: string, kept: SignedBytes | null): Promise<Taken> {
    const { partners, things } = this.#ports;
    const report = readReport(Buffer.from(message.data.content));
    const { messageId, correlationId, from } = report;
    const agrees = messageId === message.messageId && correlationId === message.correlationId;
    if (!agrees || from !== message.sender.id) throw new PartnerFault('MESSAGE_MALFORMED', ENVELOPE_DIFFERS);
    if (partners.binOf(from) !== signer) throw new PartnerFault('DATA_SIGNATURE_INVALID', 'BIN_MISMATCH');
    const refused = await things.report(report, signer, kept);
    if (refused !== null)
      throw new PartnerFault(refused.again ? 'REPORT_TOO_EARLY' : 'REPORT_REFUSED', refused.code);
    return { messageId, correlationId };
  }

  /** BIN of the information system that signed the data: XML as text, or as it is. */
  async #signerOfData({ data }: AsyncMessage): Promise<string> {
    const { systems, clock } = this.#ports;
    const verdict = await systems.data(Buffer.from(data.content), clock.now());
    if (verdict.state === 'INDETERMINATE') throw new PartnerFault('SIGNATURE_UNDECIDED', verdict.code);
    if (verdict.state === 'INVALID') throw new PartnerFault('DATA_SIGNATURE_INVALID', verdict.code);
    return verdict.system.bin;
  }
}
