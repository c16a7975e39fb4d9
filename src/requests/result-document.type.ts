import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Base64Scalar, ComputedField, DateTimeScalar, NodeType, TextField } from '../graphql/index.ts';
import { globalId, message } from '../kernel/index.ts';
import type { ResultRow } from './request.ts';
import { OutcomeEnum, SignedFormEnum } from './request-enums.type.ts';
import { SignatureType } from './request-parts.type.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';

export const RESULT_ID_PREFIX = 'res';

/** Its root is a ResultRow. */
@ObjectType('ResultDocument', { implements: NodeType, simpleResolvers: true })
export class ResultDocumentType extends NodeType {
  @ComputedField<ResultRow>(
    () => ID,
    (result) => globalId(RESULT_ID_PREFIX, result.uuid),
  )
  declare id: string;

  @Field(() => String)
  number!: string;

  @Field(() => OutcomeEnum)
  outcome!: string;

  @TextField(({ edition, document }: ResultRow) => message(`editions/${edition}:result.${document}.title`))
  title!: string;

  @Field(() => DateTimeScalar)
  issuedAt!: string;

  @ComputedField<ResultRow, unknown, RequestsContext>(() => String, resultUrl, {
    description:
      'The PDF in both languages, good for ten minutes; for the public, the page that verifies it.',
  })
  url!: string;

  @Field(() => SignatureType)
  signature!: SignatureType;

  @Field(() => SignedFormEnum)
  signedForm!: string;

  @ComputedField<ResultRow>(
    () => DateTimeScalar,
    ({ revocation }) => revocation?.at ?? null,
    {
      nullable: true,
      description: 'When it was taken back; null while it is in force.',
    },
  )
  revokedAt!: string | null;

  @ComputedField<ResultRow>(
    () => String,
    (result) => (isOfRequest(result) ? (result.revocation?.reason ?? null) : null),
    { nullable: true, description: 'Why it was taken back; null for the public.' },
  )
  revocationReason!: string | null;

  @ComputedField<ResultRow, unknown, RequestsContext>(() => Base64Scalar, detachedSignature, {
    nullable: true,
    description: 'The CMS that stands beside the PDF, for DETACHED; null for the public.',
  })
  detachedSignature!: string | null;

  @ComputedField<ResultRow, unknown, RequestsContext>(
    () => Int,
    (result, _args, { requests }) => (isOfRequest(result) ? requests.reader.checks(result.uuid) : null),
    { nullable: true, description: 'How often the paper has been checked; null for the public.' },
  )
  checks!: number | null;
}

/** Whether it was come by from its request: then the signer's IIN is there. The public comes by the number or the file. */
function isOfRequest(result: ResultRow): boolean {
  return result.signature.iin !== undefined;
}

async function detachedSignature(
  result: ResultRow,
  _args: unknown,
  { requests }: RequestsContext,
): Promise<string | null> {
  if (!isOfRequest(result) || result.signedForm !== 'DETACHED') return null;
  return (await requests.reader.detachedSignature(result.uuid))?.toString('base64') ?? null;
}

/** Whoever was given the signer's IIN came by the request; the public came by the number. */
function resultUrl(result: ResultRow, _args: unknown, context: RequestsContext): string {
  if (!isOfRequest(result)) return context.requests.verificationUrl(result.number);
  return context.requests.fileUrl({
    fileId: result.fileId,
    viewerId: viewerOf(context).id,
    purpose: 'RESULT',
  });
}
