import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ComputedField,
  connectionTypeOf,
  DateTimeScalar,
  enumOf,
  NodeType,
  TextField,
} from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { encodeCursor, eventGlobalId } from '../requests/index.ts';
import { WebhookEventEnum } from './webhook.inputs.ts';
import {
  DELIVERY_ERRORS,
  type DeliveryRow,
  DISABLED_REASONS,
  deliveryGlobalId,
  type WebhookRow,
  webhookGlobalId,
} from './webhook.ts';

const DisabledReasonEnum = enumOf(DISABLED_REASONS);
const DeliveryErrorEnum = enumOf(DELIVERY_ERRORS);
registerEnumType(DisabledReasonEnum, {
  name: 'WebhookDisabledReason',
  description: 'REQUESTED by disableWebhook; FAILING for a day; GONE: the receiver answered 410.',
});
registerEnumType(DeliveryErrorEnum, {
  name: 'WebhookDeliveryError',
  description:
    'Why an attempt did not deliver. ADDRESS_FORBIDDEN: the host is not at a public address; HTTP_STATUS: the status is none of 2xx; REDIRECT: it is one of 3xx, which are not followed; TIMEOUT: there was none within ten seconds.',
});

/** Its root is a DeliveryRow. */
@ObjectType('WebhookDelivery', {
  simpleResolvers: true,
  description: 'One attempt to tell of one event. Kept for thirty days.',
})
class WebhookDeliveryType {
  @ComputedField(() => ID, deliveryGlobalId)
  id!: string;

  @ComputedField<DeliveryRow>(
    () => ID,
    ({ eventId }) => eventGlobalId(eventId),
    { description: 'The StatusEvent; header webhook-id.' },
  )
  eventId!: string;

  @Field(() => Int, { description: 'Counts from 1 for each event.' })
  attempt!: number;

  @Field(() => DateTimeScalar)
  at!: string;

  @ComputedField<DeliveryRow>(
    () => Boolean,
    ({ error }) => error === null,
  )
  delivered!: boolean;

  @Field(() => Int)
  milliseconds!: number;

  @Field(() => Int, { nullable: true, description: 'Null where there was no answer.' })
  httpStatus!: number | null;

  @Field(() => DeliveryErrorEnum, { nullable: true, description: 'Null where it was delivered.' })
  error!: string | null;

  @TextField<DeliveryRow>(({ error }) => (error === null ? null : message(`webhooks:error.${error}`)), {
    nullable: true,
  })
  errorText!: string | null;

  @Field(() => String, { nullable: true, description: 'What the receiver answered, up to 1,000 characters.' })
  response!: string | null;
}

export const WebhookDeliveryConnectionType = connectionTypeOf('WebhookDelivery', () => WebhookDeliveryType);

/** Its root is a WebhookRow; lag and deliveries are the resolver's. */
@ObjectType('Webhook', {
  implements: NodeType,
  simpleResolvers: true,
  description: "A receiver that is told of what happens to the requests of the caller's organisation.",
})
export class WebhookType extends NodeType {
  @ComputedField(() => ID, webhookGlobalId)
  declare id: string;

  @Field(() => String)
  url!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [WebhookEventEnum], { description: 'What it is told of; empty for everything.' })
  types!: string[];

  @ComputedField<WebhookRow>(
    () => Boolean,
    ({ disabledReason }) => disabledReason === null,
  )
  enabled!: boolean;

  @Field(() => DisabledReasonEnum, { nullable: true })
  disabledReason!: string | null;

  @TextField<WebhookRow>(
    ({ disabledReason }) => (disabledReason === null ? null : message(`webhooks:disabled.${disabledReason}`)),
    { nullable: true },
  )
  disabledText!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  disabledAt!: string | null;

  @ComputedField<WebhookRow>(
    () => String,
    ({ position }) => encodeCursor(position),
    { description: 'Everything up to here has been told, or is not for it.' },
  )
  cursor!: string;

  @Field(() => Int, { description: 'Attempts that failed since the last one that delivered.' })
  failures!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  failingSince!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'While it fails and is enabled.' })
  nextAttemptAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the secret before the last one signs besides.',
  })
  previousSecretUntil!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: string;
}
