import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { RECEIPT_KINDS, RECEIPT_OUTCOMES, type ReceiptRow } from '../exchange/index.ts';
import { ComputedField, DateTimeScalar, enumOf, TextField } from '../graphql/index.ts';
import type { RequestFacts } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import { type EnvelopeView, ExchangeEnvelopeType, envelopeViews } from './exchange-envelope.type.ts';

/** Its root is a line of what was received, with the request that it is about. */
interface ReceiptView extends ReceiptRow {
  readonly request: RequestFacts;
}

const ReceiptKindEnum = enumOf(RECEIPT_KINDS);
registerEnumType(ReceiptKindEnum, {
  name: 'ExchangeReceiptKind',
  description:
    'MESSAGE: a message of its own. DELIVERY: whether it took one of ours. STATE: where one of ours is. FILE: it has read a file that it was told of.',
});

const ReceiptOutcomeEnum = enumOf(RECEIPT_OUTCOMES);
registerEnumType(ReceiptOutcomeEnum, {
  name: 'ExchangeReceiptOutcome',
  description:
    'REPEATED: it had come before. LATE: what it is about had been given up. UNKNOWN: it is about nothing that was sent. REFUSED: it reports what may not be.',
});

@ObjectType('ExchangeReceipt', {
  simpleResolvers: true,
  description: 'What another information system told by itself through the gateway.',
})
export class ExchangeReceiptType {
  @Field(() => ReceiptKindEnum)
  kind!: string;

  @Field(() => String, { description: 'By the name under which the system sends.' })
  sender!: string;

  @Field(() => String, {
    description:
      "In the gateway's words: a serviceId, MESSAGE_ACCEPTED, DELIVERED; of a report what was done, as REGISTERED; of a file its SHA-256.",
  })
  told!: string;

  @Field(() => ReceiptOutcomeEnum)
  outcome!: string;

  @TextField(({ outcome }: ReceiptRow) => message(`requests:exchangeReceipt.${outcome}`))
  outcomeText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the Exchange that it is about; null for a message of its own.',
  })
  messageId!: string | null;

  @ComputedField<ReceiptRow>(
    () => String,
    ({ reason }) => reason?.code ?? null,
    { nullable: true, description: 'Why a report was refused: a stable code.' },
  )
  reason!: string | null;

  @TextField(
    ({ reason }: ReceiptRow) => (reason === null ? null : message(`errors:${reason.code}`, reason.values)),
    { nullable: true },
  )
  reasonText!: string | null;

  @Field(() => DateTimeScalar)
  at!: string;

  @ComputedField<ReceiptView>(
    () => [ExchangeEnvelopeType],
    (line): EnvelopeView[] => envelopeViews(line, line.request),
    { description: 'In what it came; of what had come before, the line of the first time has it.' },
  )
  envelopes!: ExchangeEnvelopeType[];
}
