import type { OfficePaper } from '../documents/index.ts';
import { message } from '../kernel/index.ts';
import { documentName } from './paper-name.ts';
import type { ReceiptRow } from './receipt.ts';
import type { SheetRow, SheetRows } from './sheet-rows.ts';

/** What is printed of a receipt: what act 183-2015 lists in paragraph 9, the barcode that the store scans, and where to check it. */
export function receiptSheet(receipt: ReceiptRow, rows: SheetRows, verificationUrl: string): OfficePaper {
  const { number, accepted, acceptedBy, centre, edition, missing, note, readyOn } = receipt;
  const acceptedAt = new Date(receipt.acceptedAt);
  return {
    number,
    barcode: accepted ? number : null,
    issuedAt: acceptedAt,
    issuer: message(`identity:organisation.${centre}`),
    title: message(accepted ? 'centres:sheet.receipt' : 'centres:sheet.refusal'),
    rows: [
      ...(receipt.requestNumber === null
        ? []
        : [rows.same(message('centres:sheet.requestNumber'), receipt.requestNumber)]),
      rows.text(message('centres:sheet.service'), message(`catalogue:service.${receipt.service}`)),
      rows.same(message('centres:sheet.applicant'), receipt.applicantName),
      ...documentRows(receipt, rows),
      ...missing.map((kind) => rows.text(message('centres:sheet.missing'), documentName(edition, kind))),
      ...(note === null ? [] : [rows.same(message('centres:sheet.note'), note)]),
      rows.same(message(accepted ? 'centres:sheet.acceptedBy' : 'centres:sheet.turnedDownBy'), acceptedBy),
      rows.moment(message('centres:sheet.acceptedAt'), acceptedAt),
      ...(accepted ? [readyRow(readyOn, rows)] : []),
    ],
    signatures: [message('centres:sheet.operator'), message('centres:sheet.bringer')],
    verificationUrl,
  };
}

function documentRows({ documents, withApplication, edition }: ReceiptRow, rows: SheetRows): SheetRow[] {
  const names = [
    ...(withApplication ? [message('centres:application')] : []),
    ...documents.map((kind) => documentName(edition, kind)),
  ];
  return names.map((name, index) => rows.text(message('centres:sheet.document', { place: index + 1 }), name));
}

function readyRow(readyOn: string | null, rows: SheetRows): SheetRow {
  return rows.text(
    message('centres:sheet.readyOn'),
    readyOn === null
      ? message('centres:sheet.readyUnknown')
      : message('centres:sheet.date', { date: new Date(`${readyOn}T00:00:00Z`) }),
  );
}
