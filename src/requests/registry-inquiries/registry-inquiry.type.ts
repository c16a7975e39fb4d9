import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { InformationSystemEnum, stepName } from '../../catalogue/index.ts';
import { ComputedField, connectionTypeOf, DateTimeScalar, enumOf, TextField } from '../../graphql/index.ts';
import { globalId, type Message, message } from '../../kernel/index.ts';
import { INQUIRY_OUTCOMES, INQUIRY_PURPOSES } from '../../registries/index.ts';
import { REQUEST_ID_PREFIX } from '../id-prefixes.ts';
import type { RequestsContext } from '../requests-context.ts';
import type { InquiryRow } from './inquiry-page-store.ts';

export const INQUIRY_ID_PREFIX = 'inq';

const InquiryPurposeEnum = enumOf(INQUIRY_PURPOSES);
registerEnumType(InquiryPurposeEnum, {
  name: 'RegistryInquiryPurpose',
  description:
    'A step of a request asked about its people, the person had a form filled in, or another information system brought a request for the person.',
});

const InquiryOutcomeEnum = enumOf(INQUIRY_OUTCOMES);
registerEnumType(InquiryOutcomeEnum, { name: 'RegistryInquiryOutcome' });

/** Its root is an InquiryRow. */
@ObjectType('RegistryInquiry', {
  simpleResolvers: true,
  description: 'A question to a registry of the state about the caller.',
})
class RegistryInquiryType {
  @ComputedField<InquiryRow>(
    () => ID,
    ({ uuid }) => globalId(INQUIRY_ID_PREFIX, uuid),
  )
  id!: string;

  @Field(() => InformationSystemEnum)
  registry!: string;

  @TextField(({ registry }: InquiryRow) => message(`catalogue:system.${registry}`))
  registryName!: string;

  @TextField(
    ({ organisation, system }: InquiryRow) => {
      if (system !== null) return message('registries:asker.SYSTEM', { system });
      return organisation === null
        ? message('registries:asker.SELF')
        : message(`identity:organisation.${organisation}`);
    },
    { description: 'On whose behalf it was asked.' },
  )
  askedBy!: string;

  @Field(() => DateTimeScalar)
  askedAt!: string;

  @Field(() => InquiryPurposeEnum)
  purpose!: string;

  @TextField(({ purpose }: InquiryRow) => message(`registries:purpose.${purpose}`))
  purposeText!: string;

  @Field(() => String, { nullable: true, description: 'The step that asked.' })
  stepKey!: string | null;

  @TextField<InquiryRow>((inquiry, context) => nameOfStep(inquiry, context as RequestsContext), {
    nullable: true,
    description: 'As the act words it.',
  })
  stepText!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the request, where it has one.' })
  number!: string | null;

  @ComputedField<InquiryRow>(
    () => ID,
    ({ ownRequestId }) => (ownRequestId === null ? null : globalId(REQUEST_ID_PREFIX, ownRequestId)),
    { nullable: true, description: 'The request, where it is the caller’s own.' },
  )
  requestId!: string | null;

  @Field(() => InquiryOutcomeEnum, {
    nullable: true,
    description: 'Null while it is not known how the question ended.',
  })
  outcome!: string | null;

  @TextField(
    ({ outcome }: InquiryRow) => (outcome === null ? null : message(`registries:outcome.${outcome}`)),
    { nullable: true },
  )
  outcomeText!: string | null;
}

function nameOfStep(
  { edition, channel, stepKey }: InquiryRow,
  { requests }: RequestsContext,
): Message | null {
  const declared = edition === null ? null : requests.catalogue.edition(edition);
  const process = declared?.processes.find((candidate) => candidate.channel === channel);
  const step = process?.steps.find(({ key }) => key === stepKey);
  return !declared || step === undefined ? null : stepName(declared, step);
}

export const RegistryInquiryConnectionType = connectionTypeOf('RegistryInquiry', () => RegistryInquiryType);
