import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import {
  APPLICATION_TYPES,
  DISTRIBUTION_FORMS,
  PERIODICITIES,
  type ServiceCode,
} from '../catalogue/index.ts';
import { asNode, enumOf, typeNameOf } from '../graphql/index.ts';

export const MediaKindEnum = enumOf(['PERIODICAL', 'NEWS_AGENCY', 'NETWORK_PUBLICATION']);
registerEnumType(MediaKindEnum, { name: 'MediaKind', description: 'Network publications from 322-2019 on.' });

export const MediaApplicationTypeEnum = enumOf(APPLICATION_TYPES);
registerEnumType(MediaApplicationTypeEnum, { name: 'MediaApplicationType' });

export const DistributionFormEnum = enumOf(DISTRIBUTION_FORMS);
registerEnumType(DistributionFormEnum, { name: 'DistributionForm' });

export const PeriodicityEnum = enumOf(PERIODICITIES);
registerEnumType(PeriodicityEnum, { name: 'Periodicity' });

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

const TYPE_NAMES: Partial<Record<ServiceCode, string>> = { MEDIA_REGISTRATION: 'MediaRegistration' };

export const ApplicationUnion = createUnionType({
  name: 'Application',
  types: () => [MediaRegistrationType] as const,
  resolveType: typeNameOf,
});

/** The form's values as the object of the service's own type. */
export function applicationView(service: ServiceCode, values: Readonly<Record<string, unknown>>): object {
  const typeName = TYPE_NAMES[service];
  if (typeName === undefined) throw new Error(`no type for applications of ${service}`);
  return asNode(typeName, { ...values });
}
