import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RefusalGroundType } from '../catalogue/index.ts';
import {
  BinScalar,
  ComputedField,
  DateTimeScalar,
  IinScalar,
  NodeType,
  TextField,
} from '../graphql/index.ts';
import { DomainError, globalId, message } from '../kernel/index.ts';
import { ATTACHMENT_ID_PREFIX } from './id-prefixes.ts';
import { refusalMessage } from './refusal-message.ts';
import type { AttachmentRow, RequestRow, SignatureRow } from './request.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';
import { SignatureEvidenceType } from './signing/signature-evidence.type.ts';

@ObjectType('Applicant', { simpleResolvers: true })
export class ApplicantType {
  @ComputedField<RequestRow>(
    () => IinScalar,
    (request) => request.applicantIin,
    { nullable: true },
  )
  iin!: string | null;

  @ComputedField<RequestRow>(
    () => BinScalar,
    (request) => request.applicantBin,
    { nullable: true },
  )
  bin!: string | null;

  @ComputedField<RequestRow>(
    () => String,
    (request) => request.applicantName,
  )
  name!: string;

  @ComputedField<RequestRow>(
    () => Boolean,
    (request) => request.applicantBin !== null,
  )
  legalEntity!: boolean;
}

/** Its root is an attachment with the edition that names its kind. */
export interface AttachmentView extends AttachmentRow {
  readonly edition: string;
}

@ObjectType('Attachment', { implements: NodeType, simpleResolvers: true })
export class AttachmentType extends NodeType {
  @ComputedField<AttachmentView>(
    () => ID,
    (attachment) => globalId(ATTACHMENT_ID_PREFIX, attachment.uuid),
  )
  declare id: string;

  @Field(() => String)
  kind!: string;

  @TextField(({ edition, kind }: AttachmentView) => message(`editions/${edition}:document.${kind}`))
  kindName!: string;

  @Field(() => String, { nullable: true })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'As found in the bytes.' })
  mediaType!: string | null;

  @Field(() => Int, { nullable: true, description: 'In bytes.' })
  size!: number | null;

  @Field(() => String, { nullable: true })
  sha256!: string | null;

  @Field(() => Boolean)
  onPaper!: boolean;

  @ComputedField<AttachmentView, unknown, RequestsContext>(
    () => String,
    ({ fileId }, _args, context) =>
      fileId === null
        ? null
        : context.requests.fileUrl({ fileId, viewerId: viewerOf(context).id, purpose: 'ATTACHMENT' }),
    { nullable: true, description: 'Good for ten minutes; null for a document on paper.' },
  )
  url!: string | null;
}

/** Its root is a SignatureRow. */
@ObjectType('Signature', { simpleResolvers: true })
export class SignatureType {
  @Field(() => String)
  signerName!: string;

  @ComputedField<SignatureRow>(
    () => IinScalar,
    ({ iin }) => {
      if (iin === undefined) throw new DomainError('FORBIDDEN');
      return iin;
    },
  )
  iin!: string;

  @Field(() => BinScalar, { nullable: true })
  bin!: string | null;

  @Field(() => String)
  serialNumber!: string;

  @Field(() => DateTimeScalar)
  validFrom!: string;

  @Field(() => DateTimeScalar)
  validTo!: string;

  @Field(() => String)
  algorithm!: string;

  @Field(() => DateTimeScalar)
  signedAt!: string;

  @Field(() => String)
  role!: string;

  @Field(() => SignatureEvidenceType, {
    nullable: true,
    description: 'What the verdict rests on, told with the signatures of a request; null elsewhere.',
  })
  evidence?: SignatureEvidenceType | null;
}

/** Its root is the refused request. */
@ObjectType('Refusal', { simpleResolvers: true })
export class RefusalType {
  @ComputedField<RequestRow>(
    () => String,
    ({ refusal }) => refusal?.clause,
    {
      description: 'Item of the paragraph of the act, as 6-8.',
    },
  )
  clause!: string;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [RefusalGroundType],
    ({ refusal, edition }, _args, { requests }) =>
      requests.catalogue.grounds(edition, refusal?.grounds ?? []),
  )
  grounds!: RefusalGroundType[];

  @TextField(({ edition, refusal }: RequestRow) =>
    refusal === null ? null : refusalMessage(edition, refusal),
  )
  message!: string;

  @TextField(
    ({ refusal }: RequestRow) =>
      refusal === null || refusal.fault === null ? null : message(`errors:${refusal.fault}`),
    { nullable: true, description: 'What exactly was wrong, where a check by machine found it.' },
  )
  cause!: string | null;

  @ComputedField<RequestRow>(
    () => String,
    ({ refusal }) => refusal?.fault,
    {
      nullable: true,
      description: 'Stable code of the cause.',
    },
  )
  causeCode!: string | null;

  @ComputedField<RequestRow>(
    () => String,
    ({ refusal }) => refusal?.reasoning,
    {
      nullable: true,
      description: "The examiner's own words.",
    },
  )
  reasoning!: string | null;

  @ComputedField<RequestRow>(
    () => DateTimeScalar,
    ({ refusal }) => refusal?.at,
  )
  at!: string;
}
