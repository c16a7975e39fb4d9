import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { lockPapersOf, movePapers } from './paper-store.ts';
import { receiptByNumber } from './receipt-store.ts';
import { scannedNumber } from './scan-code.ts';

const PATH = ['barcode'];

/** The store scans a receipt: its papers have come from the window, or were found after they had been missed. */
export class ScanReceipt {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(ports: { database: Database; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  /** The request's id. */
  async run(viewer: Viewer, barcode: string, version: number | null): Promise<string> {
    const receipt = await receiptByNumber(this.#database, scannedNumber(barcode));
    if (receipt === null) throw new DomainError('BARCODE_UNKNOWN', { path: PATH });
    if (receipt.centre !== viewer.organisation) throw new DomainError('BARCODE_OF_OTHERS', { path: PATH });
    if (!receipt.accepted) throw new DomainError('BARCODE_OF_REFUSAL', { path: PATH });
    await this.#database.transaction(async (transaction) => {
      const papers = await lockPapersOf(transaction, [receipt.uuid]);
      const now = await receiptByNumber(transaction, receipt.number);
      if (version !== null && version !== now?.version) {
        throw new DomainError('PARCEL_STALE', { path: ['version'] });
      }
      const arrived = papers.filter(({ location }) => location === 'WINDOW' || location === 'SOUGHT');
      if (arrived.length === 0) throw new DomainError('ALREADY_SCANNED', { path: PATH });
      await movePapers(transaction, arrived, 'STORE', { by: viewer, at: this.#clock.now() });
    });
    return receipt.requestId;
  }
}
