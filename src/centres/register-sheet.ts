import type { OfficePaper } from '../documents/index.ts';
import { message } from '../kernel/index.ts';
import { paperName } from './paper-name.ts';
import type { SheetRow, SheetRows } from './sheet-rows.ts';
import type { ItemRow, RegisterRow } from './transfer-register.ts';

/** The two copies of a register, one after another; the second has the mark of whoever received the parcel. */
export function registerSheets(
  register: RegisterRow,
  items: readonly ItemRow[],
  rows: SheetRows,
): readonly [OfficePaper, OfficePaper] {
  return [copyOf(register, items, rows, 1), copyOf(register, items, rows, 2)];
}

function copyOf(register: RegisterRow, items: readonly ItemRow[], rows: SheetRows, copy: 1 | 2): OfficePaper {
  const { number, direction, centre, provider, sealNumber, marks } = register;
  const sender = direction === 'TO_PROVIDER' ? centre : provider;
  const receiver = direction === 'TO_PROVIDER' ? provider : centre;
  const formed = marks.FORMED;
  return {
    number,
    barcode: number,
    issuedAt: new Date(register.createdAt),
    issuer: message(`identity:organisation.${sender}`),
    title: message(`centres:sheet.register.${direction}`),
    rows: [
      rows.text(message('centres:sheet.copy'), message(`centres:sheet.copyNumber.${copy}`)),
      rows.text(message('centres:sheet.receiver'), message(`identity:organisation.${receiver}`)),
      ...items.map((item, index) => itemRow(item, index + 1, rows)),
      ...items.flatMap((item, index) => refusedRow(item, index + 1, rows)),
      ...(sealNumber === null ? [] : [rows.same(message('centres:sheet.seal'), sealNumber)]),
      ...(formed === undefined ? [] : [rows.same(message('centres:sheet.formedBy'), formed.byName)]),
      ...(marks.CANCELLED === undefined
        ? []
        : [rows.same(message('centres:sheet.cancelled'), marks.CANCELLED.note ?? '')]),
      ...(copy === 2 ? markRows(register, rows) : []),
    ],
    signatures: [
      message('centres:sheet.sender'),
      message('centres:sheet.courier'),
      message('centres:sheet.taker'),
    ],
    verificationUrl: null,
  };
}

function itemRow(
  { barcode, papers, edition, applicantName }: ItemRow,
  place: number,
  rows: SheetRows,
): SheetRow {
  const label = message('centres:sheet.item', { place, number: barcode });
  const names = papers.map((paper) => paperName({ ...paper, edition }));
  return rows.texts(label, [message('centres:sheet.of', { name: applicantName }), ...names]);
}

function refusedRow({ refusedReason }: ItemRow, place: number, rows: SheetRows): SheetRow[] {
  return refusedReason === null
    ? []
    : [rows.same(message('centres:sheet.itemRefused', { place }), refusedReason)];
}

/** Who received the parcel or turned it down, and when. */
function markRows({ marks }: RegisterRow, rows: SheetRows): SheetRow[] {
  const mark = marks.MARKED ?? marks.REFUSED;
  if (mark === undefined) return [];
  const label = marks.MARKED === undefined ? 'centres:sheet.turnedDown' : 'centres:sheet.received';
  return [
    rows.same(message(label), mark.byName),
    rows.moment(message('centres:sheet.markedAt'), new Date(mark.at)),
  ];
}
