import { Field, ObjectType } from 'type-graphql';
import { TextField } from '../graphql/index.ts';
import { SatisfactionEnum } from './catalogue-enums.type.ts';
import { type EditionDeclaration, SATISFACTIONS, type Satisfaction } from './edition.ts';
import { editionText } from './edition-text.ts';

interface SurveyQuestionView {
  readonly edition: EditionDeclaration;
  readonly code: string;
  readonly answers: readonly { readonly value: Satisfaction }[];
}

const ANSWERS = SATISFACTIONS.map((value) => ({ value }));

@ObjectType('SurveyAnswer', { simpleResolvers: true })
export class SurveyAnswerType {
  @Field(() => SatisfactionEnum)
  value!: Satisfaction;

  @TextField(({ value }: { readonly value: Satisfaction }) => ({ key: `catalogue:satisfaction.${value}` }))
  text!: string;
}

@ObjectType('SurveyQuestion', { simpleResolvers: true })
export class SurveyQuestionType {
  @Field(() => String)
  code!: string;

  @TextField(({ edition, code }: SurveyQuestionView) => editionText(edition, 'survey', code))
  text!: string;

  @Field(() => [SurveyAnswerType])
  answers!: SurveyAnswerType[];
}

@ObjectType('Survey', { simpleResolvers: true })
export class SurveyType {
  @Field(() => [SurveyQuestionType])
  questions!: SurveyQuestionType[];

  @Field(() => [String], {
    description: 'Telephones that the act names for complaints about the quality; empty where it names none.',
  })
  complaintPhones!: string[];
}

/** The questions of an edition, each answered on the one scale. */
export function viewSurvey(edition: EditionDeclaration): {
  readonly questions: readonly SurveyQuestionView[];
  readonly complaintPhones: readonly string[];
} {
  return {
    questions: edition.survey.map((code) => ({ edition, code, answers: ANSWERS })),
    complaintPhones: edition.complaintPhones,
  };
}
