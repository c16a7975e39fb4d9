import { Field, ObjectType } from 'type-graphql';
import { Base64Scalar, ComputedField, UserErrorType } from '../graphql/index.ts';
import { PaymentType } from '../payments/index.ts';
import { RequestType } from './request.type.ts';
import { pdfContent } from './signing/signed-paper.ts';
import type { SigningPaper } from './signing/signing-paper-store.ts';

@ObjectType('RequestPayload', { simpleResolvers: true })
export class RequestPayloadType {
  @Field(() => RequestType, { nullable: true })
  request!: RequestType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@ObjectType('PaymentPayload', { simpleResolvers: true })
export class PaymentPayloadType {
  @Field(() => PaymentType, { nullable: true })
  payment!: PaymentType | null;

  @Field(() => RequestType, { nullable: true })
  request!: RequestType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

/** A paper to be signed by that person. */
export interface PaperView {
  readonly paper: SigningPaper;
  readonly signer: { readonly name: string };
}

/** Its root is a SigningPaper with the signer's name. */
@ObjectType('PaperToSign', {
  simpleResolvers: true,
  description:
    'The paper of a result, drawn and not signed. The signature of SIGN_RESULT may be over it instead of over the content.',
})
class PaperToSignType {
  @ComputedField<PaperView>(
    () => Base64Scalar,
    ({ paper }) => paper.pdf.toString('base64'),
    {
      description:
        'The PDF as it will be handed out; a signature over it, as of a GOST key, stands beside it.',
    },
  )
  pdf!: string;

  @ComputedField<PaperView>(
    () => Base64Scalar,
    ({ paper, signer }) => pdfContent(paper, signer).toString('base64'),
    {
      description:
        'The bytes that a signature inside the PDF is over (PAdES): by an RSA key, as a detached CMS without them.',
    },
  )
  signedContent!: string;
}

@ObjectType('SigningDocument', { simpleResolvers: true })
export class SigningDocumentType {
  @Field(() => Base64Scalar, { description: 'The exact bytes to sign: canonical JSON (RFC 8785).' })
  content!: string;

  @Field(() => String)
  mediaType!: string;

  @Field(() => String, { description: 'Of the bytes, lower-case hexadecimal.' })
  sha256!: string;

  @Field(() => Base64Scalar, {
    description:
      "The same in XML, for NCALayer's signXml: the signature is then this document with its Signature inside.",
  })
  xml!: string;

  @Field(() => PaperToSignType, { nullable: true, description: 'Of a result; null for an application.' })
  paper!: PaperView | null;
}
