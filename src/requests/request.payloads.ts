import { Field, ObjectType } from 'type-graphql';
import { Base64Scalar, TextField, UserErrorType } from '../graphql/index.ts';
import { type Message, message } from '../kernel/index.ts';
import { PaymentType } from '../payments/index.ts';
import type { ResultRow } from './request.ts';
import { RequestType } from './request.type.ts';
import { ResultDocumentType } from './request-parts.type.ts';

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
}

/** What anyone who holds a paper is told of it. */
export interface VerificationView {
  readonly valid: boolean;
  readonly document: ResultRow | null;
}

@ObjectType('ResultVerification', { simpleResolvers: true })
export class ResultVerificationType {
  @Field(() => Boolean)
  valid!: boolean;

  @Field(() => ResultDocumentType, { nullable: true })
  document!: ResultDocumentType | null;

  @TextField(verificationMessage)
  message!: string;
}

function verificationMessage({ document }: VerificationView): Message {
  if (document === null) return message('requests:verification.unknown');
  return message('requests:verification.valid', {
    number: document.number,
    date: new Date(document.issuedAt),
  });
}
