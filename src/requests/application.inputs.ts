import { Field, InputType, Int } from 'type-graphql';
import { BinScalar, DateScalar, IinScalar } from '../graphql/index.ts';
import {
  ArchivalDocumentKindEnum,
  ArchivalFactEnum,
  ArchivalRequestKindEnum,
  DistributionFormEnum,
  MediaApplicationTypeEnum,
  MediaKindEnum,
  PeriodicityEnum,
} from './application-enums.type.ts';

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

@InputType('ForeignPeriodicalInput')
export class ForeignPeriodicalInput {
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

@InputType('ForeignPeriodicalsInput')
export class ForeignPeriodicalsInput {
  @Field(() => String)
  region!: string;

  @Field(() => [ForeignPeriodicalInput])
  periodicals!: ForeignPeriodicalInput[];
}

@InputType('ArchivalReferenceInput')
export class ArchivalReferenceInput {
  @Field(() => ArchivalRequestKindEnum)
  kind!: string;

  @Field(() => ArchivalFactEnum, { nullable: true })
  fact?: string | null;

  @Field(() => String)
  subjectName!: string;

  @Field(() => [String], { nullable: true })
  subjectFormerNames?: string[] | null;

  @Field(() => DateScalar, { nullable: true })
  subjectBirthDate?: string | null;

  @Field(() => String, { nullable: true })
  subjectBirthPlace?: string | null;

  @Field(() => String, { nullable: true })
  organisation?: string | null;

  @Field(() => String, { nullable: true })
  position?: string | null;

  @Field(() => Int, { nullable: true })
  periodFrom?: number | null;

  @Field(() => Int, { nullable: true })
  periodTo?: number | null;

  @Field(() => String, { nullable: true })
  details?: string | null;

  @Field(() => String, { nullable: true })
  purpose?: string | null;

  @Field(() => String, { nullable: true })
  archive?: string | null;
}

@InputType('ApostilleInput')
export class ApostilleInput {
  @Field(() => ArchivalDocumentKindEnum)
  documentKind!: string;

  @Field(() => String, { nullable: true })
  documentNumber?: string | null;

  @Field(() => DateScalar, { nullable: true })
  documentDate?: string | null;

  @Field(() => String)
  issuedBy!: string;

  @Field(() => String, { nullable: true })
  signedBy?: string | null;

  @Field(() => String, { nullable: true })
  signatoryPosition?: string | null;

  @Field(() => String)
  destinationCountry!: string;

  @Field(() => String, { nullable: true })
  archive?: string | null;
}
