import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ChannelEnum, SATISFACTIONS, SatisfactionEnum, ServiceCodeEnum } from '../../catalogue/index.ts';
import { ComputedField, DateScalar, LanguageEnum, TextField } from '../../graphql/index.ts';
import { type Language, message } from '../../kernel/index.ts';
import { qualityCsv } from './quality-csv.ts';
import type { QualityReport, QualityReportRow } from './quality-indicators.ts';
import type { QualityCounts } from './quality-store.ts';
import type { ShownGroup } from './suppress-small-groups.ts';

const QUESTIONS = ['process', 'information'] as const;

interface QuestionView {
  readonly question: (typeof QUESTIONS)[number];
  readonly counts: readonly number[];
}

@ObjectType('QualityAnswers', { simpleResolvers: true })
export class QualityAnswersType {
  @Field(() => SatisfactionEnum)
  answer!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => Float, { nullable: true, description: '0 to 1; null without answers.' })
  share!: number | null;
}

/** Its root is a QuestionView. */
@ObjectType('QualityQuestion', { simpleResolvers: true })
export class QualityQuestionType {
  @ComputedField<QuestionView>(
    () => String,
    ({ question }) => question.toUpperCase(),
    { description: 'PROCESS or INFORMATION, as in the survey of the acts.' },
  )
  code!: string;

  @TextField(({ question }: QuestionView) => message(`requests:qualityQuestion.${question}`))
  text!: string;

  @ComputedField<QuestionView>(
    () => [QualityAnswersType],
    ({ counts }) => {
      const sum = counts.reduce((one, other) => one + other, 0);
      return SATISFACTIONS.map((answer, place) => {
        const count = counts[place] ?? 0;
        return { answer, count, share: sum === 0 ? null : count / sum };
      });
    },
  )
  answers!: QualityAnswersType[];
}

/** Its root is a group of counts. */
@ObjectType('QualityFigures', {
  simpleResolvers: true,
  description: 'Of requests that the provider granted or refused. Shares are 0 to 1, null of nothing.',
})
export class QualityFiguresType {
  @Field(() => Int)
  requests!: number;

  @Field(() => Int)
  granted!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Int, { description: 'Ended after they were due.' })
  late!: number;

  @Field(() => Float, { nullable: true, description: 'What has no deadline cannot be late.' })
  onTime!: number | null;

  @Field(() => Float, { nullable: true })
  throughPortal!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'To the result, from the day after it was sent; the mean.',
  })
  workingDays!: number | null;

  @Field(() => Float, { nullable: true })
  medianWorkingDays!: number | null;

  @Field(() => Int, { description: 'How many applicants answered the survey.' })
  answers!: number;

  @ComputedField<QualityCounts>(
    () => Float,
    ({ answers, surveyed }) => (surveyed === 0 ? null : answers / surveyed),
    { nullable: true, description: 'Share of those whose act has a survey.' },
  )
  answerRate!: number | null;

  @Field(() => Boolean, {
    description: 'Whether too few answered to tell what: the staff of the provider reads it all the same.',
  })
  suppressed!: boolean;

  @ComputedField<ShownGroup<QualityCounts>>(
    () => [QualityQuestionType],
    (figures) =>
      figures.suppressed
        ? null
        : QUESTIONS.map((question): QuestionView => ({ question, counts: figures[question] })),
    { nullable: true },
  )
  satisfaction!: QualityQuestionType[] | null;
}

/** Its root is a QualityReportRow. */
@ObjectType('QualityRow', {
  simpleResolvers: true,
  description: 'What it is not broken down by is null.',
})
export class QualityRowType {
  @Field(() => DateScalar)
  from!: string;

  @Field(() => DateScalar)
  to!: string;

  @Field(() => ServiceCodeEnum, { nullable: true })
  service!: string | null;

  @TextField(
    ({ service }: QualityReportRow) => (service === null ? null : message(`catalogue:service.${service}`)),
    { nullable: true },
  )
  serviceName!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the regulation.' })
  edition!: string | null;

  @Field(() => String, { nullable: true, description: 'KATO code; null also for the whole country.' })
  region!: string | null;

  @TextField(
    ({ region }: QualityReportRow) => (region === null ? null : message(`catalogue:territory.${region}`)),
    { nullable: true },
  )
  regionName!: string | null;

  @Field(() => ChannelEnum, { nullable: true })
  channel!: string | null;

  @TextField(
    ({ channel }: QualityReportRow) => (channel === null ? null : message(`catalogue:channel.${channel}`)),
    { nullable: true },
  )
  channelName!: string | null;

  @Field(() => QualityFiguresType)
  figures!: QualityFiguresType;
}

/** Its root is a QualityReport. */
@ObjectType('QualityReport', { simpleResolvers: true })
export class QualityReportType {
  @Field(() => [QualityRowType], { description: 'In order of time; with a row for what there was none of.' })
  rows!: QualityRowType[];

  @Field(() => QualityFiguresType)
  total!: QualityFiguresType;

  @ComputedField<QualityReport, { lang?: Language | null }>(
    () => String,
    (report, { lang }, { texts, language }) => qualityCsv(report, texts, lang ?? language),
    {
      description: 'The rows as CSV (RFC 4180), the heads in words.',
      args: { lang: { type: () => LanguageEnum } },
    },
  )
  csv!: string;
}
