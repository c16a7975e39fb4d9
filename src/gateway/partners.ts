import type { Sender } from '../soap/index.ts';
import { PartnerFault } from './partner-fault.ts';

/** Who calls us: a system, by its certificate, and the name under which it sends. */
export interface Caller {
  readonly sender: string;
  readonly bin: string;
  /** Itself, when it calls directly; null for the gateway, which passes on what others tell. */
  readonly speaksFor: string | null;
}

const GATEWAY_SENDER = 'GATEWAY';

/** Systems that may call: the gateway, by its BIN, in any name; others by a name of their own, with the BIN beside it. */
export class Partners {
  readonly #gatewayBin: string;
  readonly #bins: ReadonlyMap<string, string>;
  readonly #bringers: ReadonlySet<string>;

  /** `partners` as `SENDER=BIN`; `bringers` are those of them, by SENDER, that may bring requests. */
  constructor(settings: {
    readonly gatewayBin: string;
    readonly partners: readonly string[];
    readonly bringers: readonly string[];
  }) {
    this.#gatewayBin = settings.gatewayBin;
    this.#bins = new Map(
      settings.partners.map((partner) => {
        const [sender = '', bin = ''] = partner.split('=');
        return [sender, bin];
      }),
    );
    this.#bringers = new Set(settings.bringers);
  }

  /** Throws PartnerFault. Without a name it can only be the gateway. */
  callerOf(bin: string, sender: Sender | null): Caller {
    if (bin === this.#gatewayBin) return { sender: sender?.id ?? GATEWAY_SENDER, bin, speaksFor: null };
    if (sender === null || this.#bins.get(sender.id) !== bin) throw new PartnerFault('SENDER_UNKNOWN');
    return { sender: sender.id, bin, speaksFor: sender.id };
  }

  /** Whose requests a caller brings: its own, also where the gateway passes them on. BRINGING_NOT_ALLOWED. */
  bringerOf({ sender }: Caller): Pick<Caller, 'sender' | 'bin'> {
    const bin = this.binOf(sender);
    if (bin === null || !this.#bringers.has(sender)) throw new PartnerFault('BRINGING_NOT_ALLOWED');
    return { sender, bin };
  }

  /** BIN of the system that sends under that name; null where there is none. */
  binOf(sender: string): string | null {
    return this.#bins.get(sender) ?? null;
  }
}
