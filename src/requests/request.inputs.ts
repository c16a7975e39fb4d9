import { Field, ID, InputType, Int } from 'type-graphql';
import { ChannelEnum, ServiceCodeEnum } from '../catalogue/index.ts';
import { Base64Scalar, BinScalar, DateScalar, IinScalar } from '../graphql/index.ts';
import {
  DistributionFormEnum,
  MediaApplicationTypeEnum,
  MediaKindEnum,
  PeriodicityEnum,
} from './application.type.ts';
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

@InputType('ApplicantInput')
export class ApplicantInput {
  @Field(() => IinScalar, { nullable: true })
  iin?: string | null;

  @Field(() => BinScalar, { nullable: true })
  bin?: string | null;

  @Field(() => String)
  name!: string;
}

@InputType('RepresentativeInput')
export class RepresentativeInput {
  @Field(() => IinScalar)
  iin!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  powerOfAttorneyNumber!: string;

  @Field(() => DateScalar)
  powerOfAttorneyDate!: string;
}

@InputType('MediaRegistrationInput')
export class MediaRegistrationInput {
  @Field(() => MediaKindEnum)
  kind!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  languages!: string[];

  @Field(() => [String])
  territory!: string[];

  @Field(() => [String])
  topics!: string[];

  @Field(() => PeriodicityEnum, { nullable: true })
  periodicity?: string | null;

  @Field(() => DistributionFormEnum, { nullable: true })
  distributionForm?: string | null;

  @Field(() => String)
  owner!: string;

  @Field(() => String)
  editorInChief!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  website?: string | null;

  @Field(() => MediaApplicationTypeEnum)
  applicationType!: string;

  @Field(() => String, { nullable: true })
  previousCertificate?: string | null;

  @Field(() => String, { nullable: true })
  changeReason?: string | null;
}

@InputType('ApplyForMediaRegistrationInput', {
  description:
    'requestId revises a draft; staff name the applicant; idempotencyKey makes a repeat return the first answer.',
})
export class ApplyForMediaRegistrationInput {
  @Field(() => ID, { nullable: true })
  requestId?: string | null;

  @Field(() => ChannelEnum, { nullable: true, defaultValue: 'PORTAL' })
  channel?: 'PORTAL' | 'PROVIDER' | 'PSC' | null;

  @Field(() => String, { nullable: true })
  regulation?: string | null;

  @Field(() => ApplicantInput, { nullable: true })
  applicant?: ApplicantInput | null;

  @Field(() => RepresentativeInput, { nullable: true })
  representative?: RepresentativeInput | null;

  @Field(() => MediaRegistrationInput)
  application!: MediaRegistrationInput;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
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

@InputType('DecisionInput')
export class DecisionInput {
  @Field(() => OutcomeEnum)
  outcome!: 'GRANTED' | 'REFUSED';

  @Field(() => [String], {
    nullable: true,
    description: 'Codes that availableActions names; a refusal needs one.',
  })
  grounds?: string[] | null;

  @Field(() => String, { nullable: true })
  reasoning?: string | null;
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
