import { Field, ID, ObjectType } from 'type-graphql';
import { ComputedField, countedConnectionTypeOf, DateScalar } from '../graphql/index.ts';
import { globalId } from '../kernel/index.ts';
import { ArchivalFactEnum, ArchivalRequestKindEnum } from '../requests/index.ts';
import { entryContent } from './entry-content.ts';
import type { EntryRow } from './register-entry.ts';
import { RegisterEntryType } from './register-entry.type.ts';

/** Its root is an EntryRow. */
@ObjectType('ArchivalReferenceRegisterEntry', {
  implements: RegisterEntryType,
  simpleResolvers: true,
  description: 'A reference that an archive gave, for the staff of the archive and for whom it was given to.',
})
class ArchivalEntryType extends RegisterEntryType {
  @ComputedField<EntryRow>(() => ArchivalRequestKindEnum, entryContent('kind'))
  kind!: string;

  @ComputedField<EntryRow>(() => ArchivalFactEnum, entryContent('fact'), { nullable: true })
  fact!: string | null;

  @ComputedField<EntryRow>(
    () => String,
    ({ title }) => title,
    { description: 'Whom it is about.' },
  )
  subjectName!: string;

  @ComputedField<EntryRow>(() => DateScalar, entryContent('subjectBirthDate'), { nullable: true })
  subjectBirthDate!: string | null;

  @Field(() => String, { description: 'Whom it was given to.' })
  owner!: string;

  @ComputedField<EntryRow>(
    () => ID,
    ({ requestId }) => globalId('req', requestId),
    { description: 'Of the request, for `node`.' },
  )
  requestId!: string;
}

export const ArchivalConnectionType = countedConnectionTypeOf(
  'ArchivalReferencesRegister',
  () => ArchivalEntryType,
);
