import { Field, ID, ObjectType } from 'type-graphql';
import { ComputedField, DateScalar, NodeType, TextField } from '../graphql/index.ts';
import { ActionTableType } from './action-table.type.ts';
import { AutomationDegreeEnum, LoginEnum } from './catalogue-enums.type.ts';
import { regulationId } from './catalogue-id.ts';
import { ChannelProcessType } from './channel-process.type.ts';
import type { EditionDeclaration } from './edition.ts';
import { editionText, numberedTexts } from './edition-text.ts';
import { editionView } from './edition-view.ts';
import { FeeType } from './fee.type.ts';
import { FormType } from './form.type.ts';
import { DefinitionType, InterpretationType, LegalActType } from './legal-act.type.ts';
import type { GroundView } from './refusal-ground.ts';
import { RefusalGroundType } from './refusal-ground.type.ts';
import { serviceOf } from './service.ts';
import { ServiceType } from './service.type.ts';
import { InternalActionType, ParticipantType, TimeLimitType } from './step-definition.type.ts';
import { SurveyType, viewSurvey } from './survey.type.ts';

/** Its root is an EditionDeclaration. One of its processes alone is answered by RegulationResolver. */
@ObjectType('Regulation', {
  simpleResolvers: true,
  implements: NodeType,
  description: "One edition of a service's regulation, as one legal act approved it.",
})
export class RegulationType extends NodeType {
  @ComputedField(() => ID, regulationId)
  declare id: string;

  @Field(() => String)
  key!: string;

  @ComputedField(
    () => ServiceType,
    (edition: EditionDeclaration) => serviceOf(edition.service),
  )
  service!: unknown;

  @TextField((edition: EditionDeclaration) => editionText(edition, 'title'))
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'KATO code of the region it holds for; null for the country.',
  })
  region!: string | null;

  @ComputedField(
    () => DateScalar,
    (edition: EditionDeclaration) => edition.validity.from,
    {
      nullable: true,
      description: 'First day in force; null where the source does not date the publication.',
    },
  )
  validFrom!: string | null;

  @ComputedField(
    () => DateScalar,
    (edition: EditionDeclaration) => edition.validity.until,
    { nullable: true, description: 'First day no longer in force; null while it is.' },
  )
  validUntil!: string | null;

  @TextField((edition: EditionDeclaration) => editionText(edition, 'provider'))
  provider!: string;

  @ComputedField(
    () => String,
    (edition: EditionDeclaration) => edition.provider,
    { description: "Code of the provider's organisation, the same for its staff." },
  )
  providerCode!: string;

  @Field(() => AutomationDegreeEnum)
  automation!: string;

  @TextField((edition: EditionDeclaration) => numberedTexts(edition, 'requirement', edition.requirements), {
    list: true,
  })
  requirements!: string[];

  @TextField(
    (edition: EditionDeclaration) =>
      numberedTexts(edition, 'technicalCondition', edition.technicalConditions),
    { list: true },
  )
  technicalConditions!: string[];

  @Field(() => [String])
  phones!: string[];

  @ComputedField(
    () => LegalActType,
    (edition: EditionDeclaration) => editionView(edition).act,
  )
  act!: unknown;

  @ComputedField(
    () => [ParticipantType],
    (edition: EditionDeclaration) => editionView(edition).participants,
  )
  participants!: unknown;

  @ComputedField(
    () => [DefinitionType],
    (edition: EditionDeclaration) => editionView(edition).definitions,
  )
  definitions!: unknown;

  @ComputedField(
    () => [ChannelProcessType],
    (edition: EditionDeclaration) => editionView(edition).processes,
  )
  processes!: unknown;

  @ComputedField(
    () => [ActionTableType],
    (edition: EditionDeclaration) => editionView(edition).tables,
    { description: 'The annex tables: who does what, how it ends, how long it takes, what comes next.' },
  )
  tables!: unknown;

  @ComputedField(
    () => [InternalActionType],
    (edition: EditionDeclaration) => editionView(edition).internalProcedure,
    { description: 'Who of the provider does what with a request, and how long it takes.' },
  )
  internalProcedure!: unknown;

  @Field(() => [LoginEnum], { description: 'What an applicant may log in with.' })
  logins!: string[];

  @ComputedField(
    () => FormType,
    (edition: EditionDeclaration) => editionView(edition).form,
  )
  form!: unknown;

  @Field(() => FeeType, { nullable: true })
  fee!: unknown;

  @ComputedField(
    () => [TimeLimitType],
    (edition: EditionDeclaration) => editionView(edition).timeLimits,
  )
  timeLimits!: unknown;

  @ComputedField(
    () => [RefusalGroundType],
    ({ key, refusalGrounds }: EditionDeclaration) =>
      refusalGrounds.map((ground): GroundView => ({ ...ground, edition: key })),
    { description: 'On which grounds a person may refuse.' },
  )
  refusalGrounds!: unknown;

  @ComputedField(
    () => SurveyType,
    (edition: EditionDeclaration) => viewSurvey(edition),
  )
  survey!: unknown;

  @ComputedField(
    () => [InterpretationType],
    (edition: EditionDeclaration) => editionView(edition).interpretations,
  )
  interpretations!: unknown;
}
