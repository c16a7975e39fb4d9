import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../graphql/index.ts';
import { ArchivalRequestKindEnum, MediaKindEnum } from '../requests/index.ts';
import { EntryStateEnum } from './entry-enums.type.ts';

const TERRITORY = 'KATO code, or KZ: what holds there, what holds in the whole republic among it.';

@InputType('MediaRegisterFilter')
export class MediaRegisterFilterInput {
  @Field(() => [MediaKindEnum], { nullable: true })
  kinds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 639-1; one of them is enough.' })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: TERRITORY })
  territory?: string | null;

  @Field(() => [EntryStateEnum], { nullable: true })
  states?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'First year of registration.' })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year of registration.' })
  yearTo?: number | null;
}

@InputType('ForeignPeriodicalsRegisterFilter')
export class PeriodicalsFilterInput {
  @Field(() => String, { nullable: true, description: 'KATO code of the region.' })
  region?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the accounting.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string | null;

  @Field(() => [String], { nullable: true, description: 'ISO 639-1; one of them is enough.' })
  languages?: string[] | null;

  @Field(() => [EntryStateEnum], { nullable: true })
  states?: string[] | null;
}

@InputType('ArchivalReferencesRegisterFilter')
export class ArchivalFilterInput {
  @Field(() => [ArchivalRequestKindEnum], { nullable: true })
  kinds?: string[] | null;

  @Field(() => [EntryStateEnum], { nullable: true })
  states?: string[] | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;
}

@InputType('RegisterActInput', {
  description: 'An act of the head on an entry, with what it is founded on.',
})
export class RegisterActInput {
  @Field(() => ID)
  entryId!: string;

  @Field(() => String, { description: 'The decision, the judgment, the wish of the owner: in words.' })
  basis!: string;

  @Field(() => DateScalar, { description: 'Of the document that is the basis; not after today.' })
  basisDate!: string;
}

@InputType('RegisterDuplicateInput')
export class RegisterDuplicateInput extends RegisterActInput {
  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}
