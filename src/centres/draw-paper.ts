import { createHash } from 'node:crypto';
import type { DrawnFile, FileGrant, OfficePaperPdf } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import { maySeeRequest, type PersonStore, type StaffMember } from '../identity/index.ts';
import type { Database } from '../postgres/index.ts';
import type { PassStep, Requests } from '../requests/index.ts';
import { isOfRegister } from './lock-register.ts';
import { receiptSheet } from './receipt-sheet.ts';
import { receiptById } from './receipt-store.ts';
import { registerSheets } from './register-sheet.ts';
import { itemsOf, registerById } from './register-store.ts';
import { SheetRows } from './sheet-rows.ts';

interface Ports {
  readonly database: Database;
  readonly people: PersonStore;
  readonly steps: PassStep;
  readonly pdf: OfficePaperPdf;
  readonly texts: Texts;
  /** Where a receipt is checked. */
  readonly receiptUrl: Requests['receiptUrl'];
}

/**
 * Receipts and registers as PDF, drawn when they are fetched from what is kept of them. A receipt is for whoever may see its
 * request, a register for the staff of the two organisations.
 */
export class DrawPaper {
  readonly #ports: Ports;
  readonly #rows: SheetRows;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#rows = new SheetRows(ports.texts);
  }

  /** Null where the link is to something else, or the viewer may not see it any more. */
  async run({ purpose, fileId, viewerId }: FileGrant): Promise<DrawnFile | null> {
    if (purpose !== 'RECEIPT' && purpose !== 'TRANSFER_REGISTER') return null;
    const [viewer] = await this.#ports.people.findByIds([viewerId]);
    if (viewer === undefined) return null;
    return purpose === 'RECEIPT' ? this.#receipt(viewer, fileId) : this.#register(viewer, fileId);
  }

  async #receipt(viewer: StaffMember, id: string): Promise<DrawnFile | null> {
    const { database, steps, pdf, receiptUrl } = this.#ports;
    const receipt = await receiptById(database, id);
    const request = receipt === null ? null : await steps.find(database, receipt.requestId);
    if (receipt === null || request === null || !maySeeRequest(viewer, request)) return null;
    const url = await receiptUrl({ centreReceiptId: receipt.uuid });
    return named(receipt.number, await pdf.render([receiptSheet(receipt, this.#rows, url)]));
  }

  async #register(viewer: StaffMember, id: string): Promise<DrawnFile | null> {
    const { database, pdf } = this.#ports;
    const register = await registerById(database, id);
    if (register === null || !isOfRegister(viewer, register)) return null;
    const items = await itemsOf(database, id);
    return named(register.number, await pdf.render(registerSheets(register, items, this.#rows)));
  }
}

function named(number: string, content: Buffer): DrawnFile {
  return {
    fileName: `${number}.pdf`,
    mediaType: 'application/pdf',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}
