import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EXAMINATION_CHECKS, RefusalGroundType } from '../../catalogue/index.ts';
import { ComputedField, enumOf, TextField } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import type { RequestsContext } from '../requests-context.ts';
import { CHECK_OUTCOMES } from './check-outcome.ts';
import type { ExaminationCheckView } from './examination.ts';
import { type CheckEvidence, EVIDENCE_KINDS } from './examination-check.ts';

export const ExaminationCheckEnum = enumOf(EXAMINATION_CHECKS);
registerEnumType(ExaminationCheckEnum, { name: 'ExaminationCheckCode' });

export const CheckOutcomeEnum = enumOf(CHECK_OUTCOMES);
registerEnumType(CheckOutcomeEnum, {
  name: 'CheckOutcome',
  description:
    'FAILED: it speaks against granting, and granting all the same asks for a reason. ATTENTION: a person should look. NOT_MADE: there was nobody to ask.',
});

const EvidenceKindEnum = enumOf(EVIDENCE_KINDS);
registerEnumType(EvidenceKindEnum, { name: 'CheckEvidenceKind' });

/** Its root is a CheckEvidence. */
@ObjectType('CheckEvidence', { simpleResolvers: true })
export class CheckEvidenceType {
  @Field(() => EvidenceKindEnum)
  kind!: string;

  @TextField(({ text }: CheckEvidence) => text)
  text!: string;

  @Field(() => ID, { nullable: true, description: 'To be asked for with node, where it can be.' })
  nodeId!: string | null;
}

/** Its root is an ExaminationCheckView. */
@ObjectType('ExaminationCheck', {
  simpleResolvers: true,
  description: 'What was looked at for whoever decides. It decides nothing.',
})
export class ExaminationCheckType {
  @Field(() => ExaminationCheckEnum)
  code!: string;

  @TextField(({ code }: ExaminationCheckView) => message(`requests:check.${code}.name`))
  name!: string;

  @Field(() => CheckOutcomeEnum)
  outcome!: string;

  @TextField((check: ExaminationCheckView) => check.message, { description: 'What was found.' })
  message!: string;

  @ComputedField<ExaminationCheckView, unknown, RequestsContext>(
    () => RefusalGroundType,
    ({ ground, edition }, _args, { requests }) =>
      ground === null ? null : requests.catalogue.grounds(edition, [ground])[0],
    { nullable: true, description: 'The ground for refusal that it suggests, if a person finds it so.' },
  )
  ground!: RefusalGroundType | null;

  @Field(() => [CheckEvidenceType], { description: 'What it rests on.' })
  evidence!: CheckEvidenceType[];
}
