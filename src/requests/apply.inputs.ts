import { Field, ID, InputType } from 'type-graphql';
import { ChannelEnum } from '../catalogue/index.ts';
import {
  ApostilleInput,
  ApplicantInput,
  ArchivalReferenceInput,
  ForeignPeriodicalsInput,
  MediaRegistrationInput,
  RepresentativeInput,
} from './application.inputs.ts';

/** What the four have in common. */
@InputType()
export abstract class ApplyInput {
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

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

const DESCRIPTION =
  'requestId revises a draft; staff name the applicant; idempotencyKey makes a repeat return the first answer.';

@InputType('ApplyForMediaRegistrationInput', { description: DESCRIPTION })
export class ApplyForMediaRegistrationInput extends ApplyInput {
  @Field(() => MediaRegistrationInput)
  application!: MediaRegistrationInput;
}

@InputType('ApplyForForeignPeriodicalsInput', { description: DESCRIPTION })
export class ApplyForForeignPeriodicalsInput extends ApplyInput {
  @Field(() => ForeignPeriodicalsInput)
  application!: ForeignPeriodicalsInput;
}

@InputType('ApplyForArchivalReferenceInput', { description: DESCRIPTION })
export class ApplyForArchivalReferenceInput extends ApplyInput {
  @Field(() => ArchivalReferenceInput)
  application!: ArchivalReferenceInput;
}

@InputType('ApplyForApostilleInput', { description: DESCRIPTION })
export class ApplyForApostilleInput extends ApplyInput {
  @Field(() => ApostilleInput)
  application!: ApostilleInput;
}
