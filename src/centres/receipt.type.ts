import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, DateScalar, DateTimeScalar, TextField } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import type { RequestsContext } from '../requests/index.ts';
import { documentName } from './paper-name.ts';
import type { ReceiptRow } from './receipt.ts';

/** Its root is a ReceiptRow. */
@ObjectType('IntakeReceipt', {
  simpleResolvers: true,
  description:
    'What a public service centre gives the applicant on taking the papers, or on turning them down.',
})
export class IntakeReceiptType {
  @Field(() => String, { description: 'Twelve digits, the last of which checks the others.' })
  number!: string;

  @ComputedField<ReceiptRow>(
    () => String,
    ({ number }) => number,
    { description: 'What its Code 128 says.' },
  )
  barcode!: string;

  @Field(() => Int, {
    description: 'Of the parcel: grows with each movement of its papers; 0 where they were turned down.',
  })
  version!: number;

  @Field(() => Boolean)
  accepted!: boolean;

  @TextField<ReceiptRow>(
    ({ documents, withApplication, edition }) => [
      ...(withApplication ? [message('centres:application')] : []),
      ...documents.map((kind) => documentName(edition, kind)),
    ],
    { list: true, description: 'What was brought, one for each paper.' },
  )
  documents!: string[];

  @TextField<ReceiptRow>(({ missing, edition }) => missing.map((kind) => documentName(edition, kind)), {
    list: true,
  })
  missing!: string[];

  @Field(() => String, { nullable: true, description: 'In the words of the operator.' })
  note!: string | null;

  @Field(() => String, { description: 'Full name of the member of staff.' })
  acceptedBy!: string;

  @Field(() => DateTimeScalar)
  acceptedAt!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When what is ready is given out; null where the act names no term, and on a refusal.',
  })
  readyOn!: string | null;

  @ComputedField<ReceiptRow, unknown, RequestsContext>(
    () => String,
    ({ uuid }, _args, context) =>
      context.requests.fileUrl({
        fileId: uuid,
        viewerId: requireViewer(context).id,
        purpose: 'RECEIPT',
      }),
    { description: 'PDF in both languages; good for ten minutes.' },
  )
  url!: string;

  @ComputedField<ReceiptRow, unknown, RequestsContext>(
    () => Int,
    ({ uuid }, _args, { requests }) => requests.reader.receiptChecks({ centreReceiptId: uuid }),
    { description: 'How often the receipt has been checked by those who hold it.' },
  )
  checks!: number;
}
