import type { AsyncMessage } from '../soap/index.ts';
import { XmlFault } from '../xml/index.ts';
import { PARTNER_FAULTS, PartnerFault } from './partner-fault.ts';
import { ENVELOPE_DIFFERS, type TakeMessage } from './take-message.ts';
import type { WaitingAtGateway, Word } from './waiting-at-gateway.ts';

interface FetchPorts {
  readonly waiting: WaitingAtGateway;
  readonly take: TakeMessage;
  /** BIN of the gateway: what it keeps is taken as from its own hand. */
  readonly bin: string;
  /** Services whose messages are fetched. */
  readonly services: readonly string[];
  /** What failed here, and is told to nobody. */
  readonly report: (fault: unknown) => void;
}

/** Name of the job that does it. */
export const FETCH_MESSAGES_TASK = 'fetch-messages';

/** What is left then is fetched by the next run. */
const MAX_ROUNDS = 50;

/**
 * Takes what waits at the gateway for this system, as if it had been pushed, and says so. Whatever breaks off in between, the
 * message is there the next time, and is known by its number.
 */
export class FetchMessages {
  readonly #ports: FetchPorts;

  constructor(ports: FetchPorts) {
    this.#ports = ports;
  }

  /** Throws OutsideFault. */
  async run(): Promise<void> {
    for (const service of this.#ports.services) await this.#fetch(service);
  }

  /** A message that came before its time may be taken once others were: until a round of them settles nothing. */
  async #fetch(service: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let settled = 0;
      for (const message of await this.#ports.waiting.read(service)) {
        if (await this.#settle(message)) settled += 1;
      }
      if (settled === 0) return;
    }
  }

  /** False where it goes on waiting. */
  async #settle(message: AsyncMessage): Promise<boolean> {
    const { waiting, report } = this.#ports;
    const { messageId, serviceId } = message;
    if (messageId === null) {
      report(new Error(`a message of ${serviceId} without a number waits at the gateway`));
      return false;
    }
    const word = await this.#wordOf(message);
    await waiting.tell({ messageId, serviceId }, word);
    return word !== 'AGAIN';
  }

  async #wordOf(message: AsyncMessage): Promise<Word> {
    const { take, bin, report } = this.#ports;
    try {
      await take.run(message, { bytes: null, bin });
      return 'TAKEN';
    } catch (fault) {
      if (fault instanceof XmlFault) return 'REFUSED';
      if (fault instanceof PartnerFault) return mayDoLater(fault) ? 'AGAIN' : 'REFUSED';
      report(fault);
      return 'AGAIN';
    }
  }
}

/** What stands around the data is the gateway's: it may be right the next time. */
function mayDoLater({ code, detail }: PartnerFault): boolean {
  return PARTNER_FAULTS[code] === 'Server' || detail === ENVELOPE_DIFFERS;
}
