import { Field, ID, InputType, Int } from 'type-graphql';
import { ChannelEnum, ServiceCodeEnum } from '../catalogue/index.ts';
import { Base64Scalar, DateScalar } from '../graphql/index.ts';
import { OutcomeEnum, RequestStatusEnum } from './request-enums.type.ts';

@InputType('RequestFilter')
export class RequestFilterInput {
  @Field(() => ServiceCodeEnum, { nullable: true })
  service?: string | null;

  @Field(() => [RequestStatusEnum], { nullable: true })
  statuses?: string[] | null;

  @Field(() => ChannelEnum, { nullable: true })
  channel?: string | null;

  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day, by the time of Astana.' })
  sentFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, by the time of Astana.' })
  sentTo?: string | null;

  @Field(() => String, { nullable: true, description: 'The whole number, or part of the title.' })
  search?: string | null;
}

@InputType('AttachDocumentInput')
export class AttachDocumentInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'As POST /files answered it.' })
  fileId?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  onPaper?: boolean | null;
}

@InputType('SignRequestInput')
export class SignRequestInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => Base64Scalar, { description: 'CMS SignedData (RFC 5652), attached or detached, in Base64.' })
  signature!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('ArchivalSourceInput', { description: 'The cipher of a document in an archive.' })
export class ArchivalSourceInput {
  @Field(() => String)
  fond!: string;

  @Field(() => String)
  inventory!: string;

  @Field(() => String, { description: 'The file; its number may have a letter.' })
  unit!: string;

  @Field(() => String, { description: 'One, or from one to another.' })
  sheets!: string;
}

@InputType('DecisionInput')
export class DecisionInput {
  @Field(() => OutcomeEnum)
  outcome!: 'GRANTED' | 'REFUSED';

  @Field(() => [String], {
    nullable: true,
    description: 'Codes that availableActions names; a refusal needs one.',
  })
  grounds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of an archival reference that is granted: what the archive tells.',
  })
  reasoning?: string | null;

  @Field(() => [ArchivalSourceInput], {
    nullable: true,
    description: 'Of an archival reference that is granted: where it was found.',
  })
  sources?: ArchivalSourceInput[] | null;
}

@InputType('CompleteStepInput')
export class CompleteStepInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String)
  step!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  action!: string;

  @Field(() => DecisionInput, { nullable: true })
  decision?: DecisionInput | null;

  @Field(() => ID, { nullable: true })
  assigneeId?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => Base64Scalar, { nullable: true })
  signature?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}
