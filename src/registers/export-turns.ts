import { clientNetwork } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';

/** Exports that are on their way at one node. */
const AT_ONCE = { network: 2, node: 10 } as const;
/** Seconds after which a reader may ask again. */
const WAIT = 30;

/** How much strangers may export at once: a register is long, and its readers may be slow. */
export class ExportTurns {
  readonly #perNetwork = new Map<string, number>();
  #all = 0;

  /** Answers what ends the turn; TOO_MANY_REQUESTS where too many have one. */
  begin(clientAddress: string): () => void {
    const network = clientNetwork(clientAddress);
    const own = this.#perNetwork.get(network) ?? 0;
    if (own >= AT_ONCE.network || this.#all >= AT_ONCE.node) {
      throw new DomainError('TOO_MANY_REQUESTS', { values: { seconds: WAIT } });
    }
    this.#count(network, 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#count(network, -1);
    };
  }

  #count(network: string, change: number): void {
    const left = (this.#perNetwork.get(network) ?? 0) + change;
    this.#all += change;
    if (left === 0) this.#perNetwork.delete(network);
    else this.#perNetwork.set(network, left);
  }
}
