import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import type { ServiceCode } from '../catalogue/index.ts';
import { asNode, DateScalar, typeNameOf } from '../graphql/index.ts';
import {
  ArchivalDocumentKindEnum,
  ArchivalFactEnum,
  ArchivalRequestKindEnum,
  DistributionFormEnum,
  MediaApplicationTypeEnum,
  MediaKindEnum,
  PeriodicityEnum,
} from './application-enums.type.ts';

@ObjectType('MediaRegistration', {
  simpleResolvers: true,
  description: 'languages: ISO 639-1; territory: KATO codes, KZ for the whole republic.',
})
class MediaRegistrationType {
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
  periodicity!: string | null;

  @Field(() => DistributionFormEnum, { nullable: true })
  distributionForm!: string | null;

  @Field(() => String)
  owner!: string;

  @Field(() => String)
  editorInChief!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  website!: string | null;

  @Field(() => MediaApplicationTypeEnum)
  applicationType!: string;

  @Field(() => String, { nullable: true })
  previousCertificate!: string | null;

  @Field(() => String, { nullable: true })
  changeReason!: string | null;
}

@ObjectType('ForeignPeriodical', {
  simpleResolvers: true,
  description: 'country: ISO 3166-1 alpha-2; languages: ISO 639-1.',
})
class ForeignPeriodicalType {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  country!: string;

  @Field(() => [String])
  languages!: string[];

  @Field(() => [String])
  topics!: string[];

  @Field(() => PeriodicityEnum)
  periodicity!: string;

  @Field(() => Int)
  copies!: number;
}

@ObjectType('ForeignPeriodicalsAccounting', { simpleResolvers: true, description: 'region: KATO code.' })
class ForeignPeriodicalsAccountingType {
  @Field(() => String)
  region!: string;

  @Field(() => [ForeignPeriodicalType])
  periodicals!: ForeignPeriodicalType[];
}

@ObjectType('ArchivalReferenceApplication', { simpleResolvers: true })
class ArchivalReferenceApplicationType {
  @Field(() => ArchivalRequestKindEnum)
  kind!: string;

  @Field(() => ArchivalFactEnum, { nullable: true })
  fact!: string | null;

  @Field(() => String)
  subjectName!: string;

  @Field(() => [String], { nullable: true })
  subjectFormerNames!: string[] | null;

  @Field(() => DateScalar, { nullable: true })
  subjectBirthDate!: string | null;

  @Field(() => String, { nullable: true })
  subjectBirthPlace!: string | null;

  @Field(() => String, { nullable: true })
  organisation!: string | null;

  @Field(() => String, { nullable: true })
  position!: string | null;

  @Field(() => Int, { nullable: true })
  periodFrom!: number | null;

  @Field(() => Int, { nullable: true })
  periodTo!: number | null;

  @Field(() => String, { nullable: true })
  details!: string | null;

  @Field(() => String, { nullable: true })
  purpose!: string | null;

  @Field(() => String, { nullable: true })
  archive!: string | null;
}

@ObjectType('ApostilleApplication', {
  simpleResolvers: true,
  description: 'destinationCountry: ISO 3166-1 alpha-2.',
})
class ApostilleApplicationType {
  @Field(() => ArchivalDocumentKindEnum)
  documentKind!: string;

  @Field(() => String, { nullable: true })
  documentNumber!: string | null;

  @Field(() => DateScalar, { nullable: true })
  documentDate!: string | null;

  @Field(() => String)
  issuedBy!: string;

  @Field(() => String, { nullable: true })
  signedBy!: string | null;

  @Field(() => String, { nullable: true })
  signatoryPosition!: string | null;

  @Field(() => String)
  destinationCountry!: string;

  @Field(() => String, { nullable: true })
  archive!: string | null;
}

const TYPE_NAMES: Record<ServiceCode, string> = {
  MEDIA_REGISTRATION: 'MediaRegistration',
  FOREIGN_PERIODICALS: 'ForeignPeriodicalsAccounting',
  ARCHIVAL_REFERENCE: 'ArchivalReferenceApplication',
  APOSTILLE: 'ApostilleApplication',
};

export const ApplicationUnion = createUnionType({
  name: 'Application',
  types: () =>
    [
      MediaRegistrationType,
      ForeignPeriodicalsAccountingType,
      ArchivalReferenceApplicationType,
      ApostilleApplicationType,
    ] as const,
  resolveType: typeNameOf,
});

/** The form's values as the object of the service's own type. */
export function applicationView(service: ServiceCode, values: Readonly<Record<string, unknown>>): object {
  return asNode(TYPE_NAMES[service], { ...values });
}
