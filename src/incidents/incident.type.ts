import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ComputedField,
  countedConnectionTypeOf,
  DateTimeScalar,
  enumOf,
  NodeType,
  TextField,
  UserErrorType,
} from '../graphql/index.ts';
import { globalId, message } from '../kernel/index.ts';
import {
  INCIDENT_KINDS,
  INCIDENT_STATES,
  type IncidentKind,
  type IncidentRow,
  type IncidentState,
} from './incident.ts';

export const INCIDENT_ID_PREFIX = 'inc';

export const IncidentKindEnum = enumOf(INCIDENT_KINDS);
registerEnumType(IncidentKindEnum, {
  name: 'IncidentKind',
  description: 'In what part of the work something failed for good.',
});

export const IncidentStateEnum = enumOf(INCIDENT_STATES);
registerEnumType(IncidentStateEnum, {
  name: 'IncidentState',
  description:
    'RETRIED: what failed was put back to be done; if it fails for good again, that is another incident.',
});

/** Its root is an IncidentRow. */
@ObjectType('Incident', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Something that failed for good. The rest of the work goes on.',
})
export class IncidentType extends NodeType {
  @ComputedField<IncidentRow>(
    () => ID,
    ({ uuid }) => globalId(INCIDENT_ID_PREFIX, uuid),
  )
  declare id: string;

  @Field(() => IncidentKindEnum)
  kind!: IncidentKind;

  @TextField(({ kind }: IncidentRow) => message(`incidents:kind.${kind}`))
  text!: string;

  @Field(() => String, { description: 'Stable code of why, as UNREACHABLE.' })
  code!: string;

  @TextField(({ code }: IncidentRow) => message(`incidents:code.${code}`))
  cause!: string;

  @Field(() => IncidentStateEnum)
  state!: IncidentState;

  @Field(() => Int, { description: 'How often it failed for good while this was open.' })
  count!: number;

  @Field(() => DateTimeScalar)
  firstAt!: string;

  @Field(() => DateTimeScalar)
  lastAt!: string;

  @Field(() => Boolean, { description: 'Whether retryIncident can put it back to be done.' })
  retriable!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  settledAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the administrator; null where it settled by itself, or is open.',
  })
  settledBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was resolved, in their words.' })
  reason!: string | null;
}

export const IncidentConnectionType = countedConnectionTypeOf('Incident', () => IncidentType);

@ObjectType('IncidentPayload', { simpleResolvers: true })
export class IncidentPayloadType {
  @Field(() => IncidentType, { nullable: true })
  incident!: IncidentType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
