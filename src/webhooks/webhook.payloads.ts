import { Field, ID, ObjectType } from 'type-graphql';
import { UserErrorType } from '../graphql/index.ts';
import { WebhookType } from './webhook.type.ts';

@ObjectType('WebhookPayload', { simpleResolvers: true })
export class WebhookPayloadType {
  @Field(() => WebhookType, { nullable: true })
  webhook!: WebhookType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@ObjectType('WebhookSecretPayload', { simpleResolvers: true })
export class WebhookSecretPayloadType {
  @Field(() => WebhookType, { nullable: true })
  webhook!: WebhookType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Told this once: whsec_ and the key of HMAC-SHA256 in Base64.',
  })
  secret!: string | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@ObjectType('DeleteWebhookPayload', { simpleResolvers: true })
export class DeleteWebhookPayloadType {
  @Field(() => ID, { nullable: true, description: 'Of the webhook that is gone.' })
  deletedId!: string | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
