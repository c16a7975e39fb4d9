import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InformationSystemEnum, ShownStatusEnum } from '../catalogue/index.ts';
import { EXCHANGE_STATES, type ExchangeRow } from '../exchange/index.ts';
import { ComputedField, DateTimeScalar, enumOf, TextField } from '../graphql/index.ts';
import type { RequestFacts } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import { type EnvelopeView, ExchangeEnvelopeType, envelopeViews } from './exchange-envelope.type.ts';
import type { RequestsContext } from './requests-context.ts';
import type { ShownStatusView } from './shown-status.ts';

const ExchangeStateEnum = enumOf(EXCHANGE_STATES);
registerEnumType(ExchangeStateEnum, { name: 'ExchangeState' });

/** Its root is a line of the ledger, with the edition whose table words it, and the request. */
interface ExchangeView extends ExchangeRow {
  readonly edition: string;
  readonly request: RequestFacts;
}

@ObjectType('Exchange', { simpleResolvers: true })
export class ExchangeType {
  @Field(() => InformationSystemEnum)
  from!: string;

  @Field(() => InformationSystemEnum)
  to!: string;

  @Field(() => String)
  kind!: string;

  @TextField(({ kind }: ExchangeView) => message(`catalogue:exchangeKind.${kind}`))
  kindName!: string;

  @Field(() => String, {
    nullable: true,
    description: "The act's own: 3-8 is action 8 of table 3; null for what no table describes.",
  })
  action!: string | null;

  @TextField(
    ({ edition, action }: ExchangeView) =>
      action === null ? null : message(`editions/${edition}:table.${action.replace('-', '.')}.name`),
    { nullable: true, description: 'What the act says of it.' },
  )
  text!: string | null;

  @Field(() => ExchangeStateEnum)
  state!: string;

  @Field(() => Int)
  attempts!: number;

  @ComputedField<ExchangeView>(
    () => String,
    ({ uuid }) => uuid,
  )
  messageId!: string;

  @Field(() => DateTimeScalar)
  queuedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it waits for its receiver, which fetches what is for it; null where it is sent.',
  })
  fetchableSince!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  sentAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "By the act's time limit." })
  dueAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  deliveredAt!: string | null;

  @ComputedField<ExchangeView, unknown, RequestsContext>(
    () => Boolean,
    ({ dueAt, deliveredAt }, _args, { requests }) =>
      dueAt !== null &&
      Date.parse(dueAt) < (deliveredAt === null ? requests.now().getTime() : Date.parse(deliveredAt)),
    { description: 'Told, or still to be told, after its time.' },
  )
  late!: boolean;

  @ComputedField<ExchangeView>(
    () => [ExchangeEnvelopeType],
    (line): EnvelopeView[] => envelopeViews(line, line.request),
    {
      description:
        'What was sent and what was answered to it; empty for what did not travel, for questions to registries, and for what was sent before envelopes were kept.',
    },
  )
  envelopes!: ExchangeEnvelopeType[];
}

@ObjectType('ShownStatusOfSystem', { simpleResolvers: true })
export class ShownStatusType {
  @Field(() => InformationSystemEnum)
  system!: string;

  @Field(() => ShownStatusEnum)
  status!: string;

  @TextField(({ status }: ShownStatusView) => message(`requests:shownStatus.${status}`))
  text!: string;

  @Field(() => DateTimeScalar)
  since!: string;
}
