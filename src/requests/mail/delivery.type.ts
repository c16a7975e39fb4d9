import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ComputedField, DateTimeScalar, enumOf, TextField } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import { EVENT_ID_PREFIX } from '../event-id.ts';
import { DELIVERY_STATES, type DeliveryRow, type DeliveryState } from './mail-delivery.ts';

const DeliveryChannelEnum = enumOf(['MAIL']);
registerEnumType(DeliveryChannelEnum, { name: 'DeliveryChannel' });

const DeliveryStateEnum = enumOf(DELIVERY_STATES);
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'SKIPPED: nothing was to be sent. FAILED: it was not taken, for good.',
});

/** Its root is a DeliveryRow. */
@ObjectType('Delivery', {
  simpleResolvers: true,
  description: 'What became of the news of one event, on its way to the applicant.',
})
export class DeliveryType {
  @ComputedField<DeliveryRow>(
    () => ID,
    ({ eventId }) => `${EVENT_ID_PREFIX}_${eventId}`,
    { description: 'Of the StatusEvent that it tells.' },
  )
  eventId!: string;

  @ComputedField<DeliveryRow>(
    () => DeliveryChannelEnum,
    () => 'MAIL',
  )
  channel!: 'MAIL';

  @Field(() => DeliveryStateEnum)
  state!: DeliveryState;

  @TextField(({ state }: DeliveryRow) => message(`requests:delivery.state.${state}`))
  stateText!: string;

  @Field(() => String, { nullable: true, description: 'Stable code of why not, as NO_ADDRESS.' })
  code!: string | null;

  @TextField(
    ({ code }: DeliveryRow) => (code === null ? null : message(`requests:delivery.reason.${code}`)),
    {
      nullable: true,
    },
  )
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it came to that state.' })
  at!: string;
}
