import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { InformationSystemEnum, RegulationType } from '../../catalogue/index.ts';
import {
  BinScalar,
  ComputedField,
  DateScalar,
  type EdgeContext,
  enumOf,
  IinScalar,
  LanguageEnum,
  TextField,
} from '../../graphql/index.ts';
import { type Language, message } from '../../kernel/index.ts';
import type {
  BothLanguages,
  IdentityDocument,
  IndividualRecord,
  LegalEntityRecord,
} from '../../registries/index.ts';
import { PREFILL_STATES, type Prefill, type PrefilledField, type PrefillSource } from './prefill-form.ts';

const PrefillStateEnum = enumOf(PREFILL_STATES);
registerEnumType(PrefillStateEnum, {
  name: 'PrefillState',
  description: 'NOT_USABLE: known there, but cannot apply. SILENT: there was no answer that makes sense.',
});

/** A text that a registry tells in both languages: in `lang`, or in the caller's language. */
function RegistryText<Root>(
  read: (root: Root) => BothLanguages | null,
  options: { readonly nullable?: boolean } = {},
): PropertyDecorator {
  return ComputedField<Root, { lang?: Language | null }, EdgeContext>(
    () => String,
    (root, { lang }, { language }) => read(root)?.[lang ?? language] ?? null,
    { ...options, args: { lang: { type: () => LanguageEnum } } },
  );
}

@ObjectType('PrefilledField', { simpleResolvers: true })
export class PrefilledFieldType {
  @Field(() => String, { description: 'Of the field of the form.' })
  name!: string;

  @Field(() => InformationSystemEnum)
  from!: string;

  @RegistryText(({ text }: PrefilledField) => text)
  value!: string;
}

@ObjectType('PrefillSource', { simpleResolvers: true })
export class PrefillSourceType {
  @Field(() => InformationSystemEnum)
  registry!: string;

  @Field(() => PrefillStateEnum)
  state!: string;

  @TextField(
    ({ state, fault }: PrefillSource) => {
      if (state === 'SILENT') return message('registries:prefill.SILENT');
      return fault === null ? null : message(`errors:${fault}`);
    },
    { nullable: true, description: 'Why it fills nothing in; null where it does.' },
  )
  reason!: string | null;
}

@ObjectType('RegistryDocument', { simpleResolvers: true, description: 'A document of identity.' })
export class RegistryDocumentType {
  @RegistryText(({ type }: IdentityDocument) => type)
  type!: string;

  @Field(() => String)
  number!: string;

  @RegistryText(({ issuer }: IdentityDocument) => issuer)
  issuer!: string;

  @Field(() => DateScalar)
  issuedOn!: string;

  @Field(() => DateScalar, { nullable: true })
  validUntil!: string | null;

  @Field(() => Boolean)
  valid!: boolean;
}

/** Its root is an IndividualRecord. */
@ObjectType('RegistryPerson', { simpleResolvers: true })
export class RegistryPersonType {
  @Field(() => IinScalar)
  iin!: string;

  @Field(() => String)
  name!: string;

  @Field(() => DateScalar)
  birthDate!: string;

  @RegistryText(({ birthPlace }: IndividualRecord) => birthPlace, { nullable: true })
  birthPlace!: string | null;

  @RegistryText(({ address }: IndividualRecord) => address, { nullable: true })
  address!: string | null;

  @Field(() => [RegistryDocumentType])
  documents!: RegistryDocumentType[];
}

/** Its root is a LegalEntityRecord. */
@ObjectType('RegistryOrganisation', { simpleResolvers: true })
export class RegistryOrganisationType {
  @Field(() => BinScalar)
  bin!: string;

  @RegistryText(({ name }: LegalEntityRecord) => name)
  name!: string;

  @RegistryText(({ shortName }: LegalEntityRecord) => shortName, { nullable: true })
  shortName!: string | null;

  @RegistryText(({ status }: LegalEntityRecord) => status)
  status!: string;

  @Field(() => DateScalar)
  registeredOn!: string;

  @RegistryText(({ address }: LegalEntityRecord) => address, { nullable: true })
  address!: string | null;

  @ComputedField<LegalEntityRecord>(
    () => String,
    ({ head }) => head?.name ?? null,
    { nullable: true, description: 'Name of whoever heads it.' },
  )
  headName!: string | null;

  @RegistryText(({ head }: LegalEntityRecord) => head?.position ?? null, { nullable: true })
  headPosition!: string | null;
}

/** Its root is a Prefill. */
@ObjectType('Prefill', {
  simpleResolvers: true,
  description:
    'What the registries of the state know of the caller, for a form. The server keeps nothing of it.',
})
export class PrefillType {
  @ComputedField<Prefill>(
    () => RegulationType,
    ({ edition }) => edition,
  )
  regulation!: RegulationType;

  @Field(() => [PrefilledFieldType], {
    description: 'Values for fields of the form; the applicant may change them.',
  })
  fields!: PrefilledFieldType[];

  @Field(() => RegistryPersonType, { nullable: true })
  person!: RegistryPersonType | null;

  @Field(() => RegistryOrganisationType, { nullable: true })
  organisation!: RegistryOrganisationType | null;

  @Field(() => [PrefillSourceType], { description: 'The registries that were asked, and how that ended.' })
  sources!: PrefillSourceType[];
}
