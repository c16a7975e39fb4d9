import { Field, InputType, registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/index.ts';
import { EVENT_TYPES } from '../requests/index.ts';

export const WebhookEventEnum = enumOf(EVENT_TYPES);
registerEnumType(WebhookEventEnum, {
  name: 'WebhookEventType',
  description: 'What a webhook may be told of a request that was sent.',
});

@InputType()
export class RegisterWebhookInput {
  @Field(() => String, {
    description: 'https, port 443 or 8443, at a public address; up to 2,000 characters.',
  })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For whoever looks at the list: up to 200 characters.',
  })
  description?: string | null;

  @Field(() => [WebhookEventEnum], {
    nullable: true,
    description: 'What it is told of; everything where left out.',
  })
  types?: string[] | null;
}
