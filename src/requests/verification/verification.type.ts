import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ComputedField, enumOf, TextField } from '../../graphql/index.ts';
import { ResultDocumentType } from '../result-document.type.ts';
import { verificationMessage } from './verification-message.ts';
import { PAPER_VERDICTS, type Verification } from './verify-paper.ts';

const PaperVerdictEnum = enumOf(PAPER_VERDICTS);

registerEnumType(PaperVerdictEnum, {
  name: 'PaperVerdict',
  description: 'What a paper turned out to be.',
  valuesConfig: {
    AUTHENTIC: { description: 'Issued here and in force.' },
    ALTERED: { description: 'Bears the number of a result, and is not the file that was issued.' },
    SUPERSEDED: { description: 'Issued here; another was issued in its place since.' },
    TERMINATED: { description: 'Issued here; its register says that it is in force no more.' },
    REVOKED: { description: 'Issued here and taken back since.' },
    UNKNOWN: { description: 'Nothing like it was issued here.' },
  },
});

/** Its root is a Verification. */
@ObjectType('ResultVerification', { simpleResolvers: true })
export class ResultVerificationType {
  @ComputedField<Verification>(
    () => Boolean,
    ({ verdict }) => verdict === 'AUTHENTIC',
  )
  valid!: boolean;

  @Field(() => PaperVerdictEnum)
  verdict!: string;

  @ComputedField<Verification>(
    () => ResultDocumentType,
    ({ result }) => publicView(result),
    {
      nullable: true,
      description: 'What was issued under the number: of a file that was altered, too.',
    },
  )
  document!: ResultDocumentType | null;

  @TextField(verificationMessage)
  message!: string;
}

/** The public reads what the paper shows: not the signer's IIN, nor why a result was taken back. */
function publicView(result: Verification['result']): object | null {
  if (result === null) return null;
  const { iin: _hidden, ...signature } = result.signature;
  return { ...result, signature };
}

@InputType('RevokeResultInput')
export class RevokeResultInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String, { description: 'Told to the applicant, and to nobody who checks the paper.' })
  reason!: string;
}
