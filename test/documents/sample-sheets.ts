import { receiptSheet } from '../../src/centres/receipt-sheet.ts';
import { registerSheets } from '../../src/centres/register-sheet.ts';
import { SheetRows } from '../../src/centres/sheet-rows.ts';
import { OfficePaperPdf } from '../../src/documents/index.ts';
import { ReceiptPdf } from '../../src/documents/receipt-pdf.ts';
import type { Texts } from '../../src/graphql/index.ts';
import { message, tenge } from '../../src/kernel/index.ts';
import { budgetCodes } from '../../src/payments/index.ts';

const receipt = {
  uuid: '01a20616-217d-7cfc-a418-00c4a641532e',
  number: '300000000126',
  requestId: '01a20616-217d-7cfc-a418-00c4a6415320',
  requestNumber: '30300001255602',
  edition: '183-2015',
  service: 'FOREIGN_PERIODICALS',
  applicantName: 'Құнанбаева Іңкәр Һамитқызы',
  centre: 'PSC_OSKEMEN',
  provider: 'EAST_KAZAKHSTAN_INTERNAL_POLICY',
  accepted: true,
  documents: ['DISTRIBUTOR_IDENTITY'],
  withApplication: true,
  missing: [],
  note: null,
  acceptedBy: 'Өскенбай Әлия Сынаққызы',
  acceptedAt: '2026-11-20T05:12:00Z',
  version: 1,
  readyOn: '2026-12-04',
} as const;

const CHECKED_AT = 'https://qyzmet.example.kz/verify/R-4HC7-N0VE-9PZJ';

const register = {
  uuid: '01a20616-217d-7cfc-a418-00c4a6415321',
  number: '400000000133',
  direction: 'TO_PROVIDER',
  centre: 'PSC_OSKEMEN',
  provider: 'EAST_KAZAKHSTAN_INTERNAL_POLICY',
  state: 'MARKED',
  sealNumber: 'А-004417',
  pickUpAt: '2026-11-20T11:00:00Z',
  createdAt: '2026-11-20T09:00:00Z',
  marks: {
    FORMED: { byName: 'Жұмағұлов Ғалым Үлгіұлы', at: '2026-11-20T09:00:00Z', note: null },
    MARKED: { byName: 'Сынақбаева Гүлнар Мысалқызы', at: '2026-11-21T04:40:00Z', note: null },
  },
} as const;

const items = [
  { applicantName: 'Құнанбаева Іңкәр Һамитқызы', barcode: '300000000126', refusedReason: null },
  { applicantName: 'Мысалов Ерлан Үлгіұлы', barcode: '300000000133', refusedReason: 'Өтініште қол жоқ' },
].map((item, index) => ({
  ...item,
  registerId: register.uuid,
  receiptId: receipt.uuid,
  requestId: receipt.requestId,
  edition: '183-2015',
  papers: [
    { uuid: String(2 * index), kind: 'APPLICATION' as const, document: null },
    { uuid: String(2 * index + 1), kind: 'ORIGINAL' as const, document: 'DISTRIBUTOR_IDENTITY' },
  ],
}));

const payment = {
  number: '179539844357451025',
  payer: { name: 'Құнанбаева Іңкәр Һамитқызы', number: '900101400013' },
  amount: tenge(2162.5),
  paidAt: new Date('2026-11-07T05:00:00Z'),
  purpose: message('payments:purpose.APOSTILLE'),
  service: message('catalogue:service.APOSTILLE'),
  requestNumber: '30300001255602',
  reference: 'CH-2026-000417',
  budget: budgetCodes('APOSTILLE'),
  refund: null,
  refundedAt: null,
  verificationUrl: 'https://qyzmet.example.kz/verify/R-8WQ2-5MXD-K3TA',
} as const;

/** Papers that nobody signs with a key: receipts and registers, each drawn. */
export function sampleSheets(texts: Texts): Readonly<Record<string, () => Promise<Buffer>>> {
  const office = new OfficePaperPdf(texts);
  const receipts = new ReceiptPdf(texts);
  const rows = new SheetRows(texts);
  return {
    'payment-receipt': () => receipts.render(payment),
    'payment-receipt-refunded': () =>
      receipts.render({
        ...payment,
        requestNumber: null,
        refund: {
          state: message('payments:status.REFUNDED'),
          reason: message('payments:refund.NOT_SUBMITTED'),
        },
        refundedAt: new Date('2026-11-09T10:30:00Z'),
      }),
    'centre-receipt': () => office.render([receiptSheet(receipt, rows, CHECKED_AT)]),
    'centre-receipt-turned-down': () =>
      office.render([
        receiptSheet(
          {
            ...receipt,
            accepted: false,
            missing: ['DISTRIBUTOR_IDENTITY'],
            documents: [],
            note: 'Жеке басын куәландыратын құжаттың көшірмесін әкелу керек',
            readyOn: null,
          },
          rows,
          CHECKED_AT,
        ),
      ]),
    'transfer-register': () => office.render(registerSheets(register, items, rows)),
  };
}
