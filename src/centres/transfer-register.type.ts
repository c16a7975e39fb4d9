import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ComputedField,
  connectionTypeOf,
  DateTimeScalar,
  enumOf,
  NodeType,
  TextField,
} from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import { type RequestsContext, RequestType } from '../requests/index.ts';
import { paperName } from './paper-name.ts';
import { COPIES, COPY_PLACES, REGISTER_STATES } from './transfer-register.transitions.ts';
import {
  DIRECTIONS,
  type ItemRow,
  type RegisterRow,
  registerGlobalId,
  registerVersion,
} from './transfer-register.ts';

export const TransferDirectionEnum = enumOf(DIRECTIONS);
export const RegisterStateEnum = enumOf(REGISTER_STATES);
const CopyPlaceEnum = enumOf(COPY_PLACES);
registerEnumType(TransferDirectionEnum, { name: 'TransferDirection' });
registerEnumType(RegisterStateEnum, {
  name: 'TransferRegisterState',
  description:
    'FORMED and printed; SEALED in its box; COLLECTED by the courier; MARKED as received, its second copy on the way back; REFUSED: all of it goes back; CLOSED: the marked copy has come back; CANCELLED: called off before the courier took it.',
});
registerEnumType(CopyPlaceEnum, { name: 'RegisterCopyPlace' });

/** Its root is an ItemRow. */
@ObjectType('TransferItem', { simpleResolvers: true })
export class TransferItemType {
  @Field(() => RequestType)
  request!: RequestType;

  @Field(() => String)
  barcode!: string;

  @TextField<ItemRow>(({ papers, edition }) => papers.map((paper) => paperName({ ...paper, edition })), {
    list: true,
  })
  papers!: string[];

  @Field(() => String, { nullable: true, description: 'Why the receiver did not find it as listed.' })
  refusedReason!: string | null;
}

/** Its root is a RegisterRow. */
@ObjectType('TransferRegister', { implements: NodeType, simpleResolvers: true })
export class TransferRegisterType extends NodeType {
  @ComputedField<RegisterRow>(() => ID, registerGlobalId)
  declare id: string;

  @Field(() => String)
  number!: string;

  @Field(() => TransferDirectionEnum)
  direction!: string;

  @Field(() => RegisterStateEnum)
  state!: string;

  @ComputedField<RegisterRow>(() => Int, registerVersion, {
    description: 'Grows with each change; whoever changes it may say which one they saw.',
  })
  version!: number;

  @TextField<RegisterRow>(({ state }) => message(`centres:registerState.${state}`))
  stateText!: string;

  @TextField<RegisterRow>(({ centre }) => message(`identity:organisation.${centre}`))
  centre!: string;

  @TextField<RegisterRow>(({ provider }) => message(`identity:organisation.${provider}`))
  provider!: string;

  @Field(() => DateTimeScalar)
  createdAt!: string;

  @ComputedField<RegisterRow>(
    () => String,
    ({ marks }) => (marks.SEALED ?? marks.FORMED)?.byName ?? '',
    { description: 'Who packed it and put the seal on; until then, who formed it.' },
  )
  sealedBy!: string;

  @Field(() => String, { nullable: true })
  sealNumber!: string | null;

  @ComputedField<RegisterRow>(
    () => DateTimeScalar,
    ({ marks }) => marks.SEALED?.at ?? null,
    { nullable: true },
  )
  sealedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the courier comes for it, by the schedule of the centre's head.",
  })
  pickUpAt!: string | null;

  @ComputedField<RegisterRow>(
    () => String,
    ({ marks }) => marks.COLLECTED?.byName ?? null,
    { nullable: true },
  )
  collectedBy!: string | null;

  @ComputedField<RegisterRow>(
    () => DateTimeScalar,
    ({ marks }) => marks.COLLECTED?.at ?? null,
    { nullable: true },
  )
  collectedAt!: string | null;

  @ComputedField<RegisterRow>(
    () => DateTimeScalar,
    ({ marks }) => (marks.MARKED ?? marks.REFUSED)?.at ?? null,
    { nullable: true },
  )
  acknowledgedAt!: string | null;

  @ComputedField<RegisterRow>(
    () => String,
    ({ marks }) => (marks.MARKED ?? marks.REFUSED)?.byName ?? null,
    { nullable: true },
  )
  acknowledgedBy!: string | null;

  @ComputedField<RegisterRow>(
    () => DateTimeScalar,
    ({ marks }) => marks.CANCELLED?.at ?? null,
    { nullable: true },
  )
  cancelledAt!: string | null;

  @ComputedField<RegisterRow>(
    () => String,
    ({ marks }) => marks.CANCELLED?.byName ?? null,
    { nullable: true },
  )
  cancelledBy!: string | null;

  @ComputedField<RegisterRow>(
    () => String,
    ({ marks }) => marks.CANCELLED?.note ?? null,
    { nullable: true, description: 'In the words of whoever called it off.' },
  )
  cancelReason!: string | null;

  @ComputedField<RegisterRow>(
    () => CopyPlaceEnum,
    ({ state }) => COPIES[state].first,
  )
  firstCopy!: string;

  @ComputedField<RegisterRow>(
    () => CopyPlaceEnum,
    ({ state }) => COPIES[state].second,
    { description: 'The one that comes back with the mark of the receiver.' },
  )
  secondCopy!: string;

  @ComputedField<RegisterRow, unknown, RequestsContext>(
    () => String,
    ({ uuid }, _args, context) =>
      context.requests.fileUrl({
        fileId: uuid,
        viewerId: requireViewer(context).id,
        purpose: 'TRANSFER_REGISTER',
      }),
    { description: 'Both copies as PDF in both languages; good for ten minutes.' },
  )
  url!: string;
}

export const TransferRegisterConnectionType = connectionTypeOf(
  'TransferRegister',
  () => TransferRegisterType,
);
