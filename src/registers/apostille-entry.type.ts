import { ObjectType } from 'type-graphql';
import { ComputedField } from '../graphql/index.ts';
import { ArchivalDocumentKindEnum } from '../requests/index.ts';
import { entryContent } from './entry-content.ts';
import type { EntryRow } from './register-entry.ts';
import { RegisterEntryType } from './register-entry.type.ts';

/** Its root is an EntryRow. */
@ObjectType('ApostilleRegisterEntry', {
  implements: RegisterEntryType,
  simpleResolvers: true,
  description:
    'What an apostille itself says, for whoever knows its number and its date. destinationCountry: ISO 3166-1 alpha-2.',
})
export class ApostilleEntryType extends RegisterEntryType {
  @ComputedField<EntryRow>(() => ArchivalDocumentKindEnum, entryContent('documentKind'))
  documentKind!: string;

  @ComputedField<EntryRow>(() => String, entryContent('issuedBy'))
  issuedBy!: string;

  @ComputedField<EntryRow>(() => String, entryContent('signedBy'), { nullable: true })
  signedBy!: string | null;

  @ComputedField<EntryRow>(() => String, entryContent('signatoryPosition'), { nullable: true })
  signatoryPosition!: string | null;

  @ComputedField<EntryRow>(() => String, entryContent('destinationCountry'))
  destinationCountry!: string;
}
