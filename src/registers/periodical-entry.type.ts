import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, countedConnectionTypeOf } from '../graphql/index.ts';
import type { ViewerContext } from '../identity/index.ts';
import { PeriodicityEnum } from '../requests/index.ts';
import { entryContent } from './entry-content.ts';
import { ownerFor } from './owner-for.ts';
import type { EntryRow } from './register-entry.ts';
import { RegisterEntryType } from './register-entry.type.ts';

/** Its root is an EntryRow. */
@ObjectType('ForeignPeriodicalRegisterEntry', {
  implements: RegisterEntryType,
  simpleResolvers: true,
  description:
    'A foreign periodical that is distributed in a region; one certificate may have many. country: ISO 3166-1 alpha-2; languages: ISO 639-1; region: KATO code.',
})
class PeriodicalEntryType extends RegisterEntryType {
  @Field(() => Int, { description: 'Its place in the certificate, from one.' })
  position!: number;

  @Field(() => String)
  title!: string;

  @ComputedField<EntryRow>(() => String, entryContent('country'))
  country!: string;

  @ComputedField<EntryRow>(() => [String], entryContent('languages'))
  languages!: string[];

  @ComputedField<EntryRow>(() => [String], entryContent('topics'))
  topics!: string[];

  @ComputedField<EntryRow>(() => PeriodicityEnum, entryContent('periodicity'))
  periodicity!: string;

  @ComputedField<EntryRow>(() => Int, entryContent('copies'))
  copies!: number;

  @ComputedField<EntryRow>(() => String, entryContent('region'))
  region!: string;

  @ComputedField<EntryRow>(
    () => Int,
    ({ registeredOn }) => Number(registeredOn.slice(0, 4)),
    { description: 'Of the accounting.' },
  )
  year!: number;

  @ComputedField<EntryRow, unknown, ViewerContext>(
    () => String,
    (entry, _args, { viewer }) => ownerFor(entry, viewer),
    {
      description:
        'Who distributes it: of an individual, the family name and initials, but for the provider and the holder.',
    },
  )
  distributor!: string;
}

export const PeriodicalConnectionType = countedConnectionTypeOf(
  'ForeignPeriodicalsRegister',
  () => PeriodicalEntryType,
);
