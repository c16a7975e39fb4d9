import { Field, Float, ObjectType } from 'type-graphql';
import { MediaRegisterEntryType } from './media-entry.type.ts';
import { RegisterChangeType } from './register-event.type.ts';

/** Its root is a SimilarTitle. */
@ObjectType('SimilarTitle', {
  simpleResolvers: true,
  description: 'A medium in force with a title like another, for whoever decides on that other.',
})
export class SimilarTitleType {
  @Field(() => MediaRegisterEntryType)
  entry!: MediaRegisterEntryType;

  @Field(() => Float, { description: 'From 0 to 1.' })
  similarity!: number;

  @Field(() => Boolean, {
    description: 'The same but for case, punctuation and letters that look alike: Kazakh, Russian, Latin.',
  })
  identical!: boolean;

  @Field(() => Boolean, { description: 'They are distributed in a place that is the same.' })
  sameTerritory!: boolean;

  @Field(() => Boolean)
  sameOwner!: boolean;
}

/** Its root is a PreviousRegistration. */
@ObjectType('PreviousRegistration', {
  simpleResolvers: true,
  description: 'What a re-registration names as its previous certificate, for the examiner.',
})
export class PreviousRegistrationType {
  @Field(() => String)
  certificateNumber!: string;

  @Field(() => MediaRegisterEntryType, {
    nullable: true,
    description: 'Null where it is a certificate from before this register: its paper is to be looked at.',
  })
  entry!: MediaRegisterEntryType | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Where not, it is to be proven that the medium has passed to the applicant. Null without an entry.',
  })
  belongsToApplicant!: boolean | null;

  @Field(() => [RegisterChangeType], { description: 'What would change.' })
  changes!: RegisterChangeType[];
}
