import { Field, ObjectType } from 'type-graphql';
import { ComputedField, countedConnectionTypeOf } from '../graphql/index.ts';
import type { ViewerContext } from '../identity/index.ts';
import { DistributionFormEnum, MediaKindEnum, PeriodicityEnum } from '../requests/index.ts';
import { entryContent } from './entry-content.ts';
import { ownerFor } from './owner-for.ts';
import { type EntryRow, maySeePersons } from './register-entry.ts';
import { RegisterEntryLinkType, RegisterEntryType } from './register-entry.type.ts';

/** A value of the certificate, for those who may read of persons, and for everybody where the owner is an organisation. */
function organisationContent(field: string) {
  return (entry: EntryRow, _args: unknown, { viewer }: ViewerContext) =>
    !entry.ownerIsIndividual || maySeePersons(viewer, entry) ? (entry.content[field] ?? null) : null;
}

/** Its root is an EntryRow. */
@ObjectType('MediaRegisterEntry', {
  implements: RegisterEntryType,
  simpleResolvers: true,
  description: 'languages: ISO 639-1; territory: KATO codes, KZ for the whole republic.',
})
export class MediaRegisterEntryType extends RegisterEntryType {
  @Field(() => String)
  title!: string;

  @ComputedField<EntryRow>(() => MediaKindEnum, entryContent('kind'))
  kind!: string;

  @ComputedField<EntryRow>(() => [String], entryContent('languages'))
  languages!: string[];

  @Field(() => [String])
  territory!: string[];

  @ComputedField<EntryRow>(() => [String], entryContent('topics'))
  topics!: string[];

  @ComputedField<EntryRow>(() => PeriodicityEnum, entryContent('periodicity'), { nullable: true })
  periodicity!: string | null;

  @ComputedField<EntryRow>(() => DistributionFormEnum, entryContent('distributionForm'), { nullable: true })
  distributionForm!: string | null;

  @ComputedField<EntryRow, unknown, ViewerContext>(
    () => String,
    (entry, _args, { viewer }) => ownerFor(entry, viewer),
    { description: 'Of an individual, the family name and initials, but for the provider and the holder.' },
  )
  owner!: string;

  @ComputedField<EntryRow, unknown, ViewerContext>(
    () => String,
    (entry, _args, { viewer }) =>
      maySeePersons(viewer, entry) ? (entry.content['editorInChief'] ?? null) : null,
    { nullable: true, description: 'Told to the staff of the provider and to the holder.' },
  )
  editorInChief!: string | null;

  @ComputedField<EntryRow, unknown, ViewerContext>(() => String, organisationContent('address'), {
    nullable: true,
    description: 'Of an individual, told to the staff of the provider and to the holder.',
  })
  address!: string | null;

  @ComputedField<EntryRow>(() => String, entryContent('website'), { nullable: true })
  website!: string | null;

  @Field(() => RegisterEntryLinkType, { nullable: true, description: 'The entry that it took the place of.' })
  replaces!: RegisterEntryLinkType | null;

  @Field(() => RegisterEntryLinkType, { nullable: true, description: 'The entry that took its place.' })
  replacedBy!: RegisterEntryLinkType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of a certificate from before this register, which it took the place of.',
  })
  previousOnPaper!: string | null;
}

export const MediaRegisterConnectionType = countedConnectionTypeOf(
  'MediaRegister',
  () => MediaRegisterEntryType,
);
