import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/index.ts';

/** Its root is the evidence as it was kept (SignatureEvidence of src/signatures); so are those below. */
@ObjectType('CertificateEvidence', { simpleResolvers: true })
export class CertificateEvidenceType {
  @Field(() => String, { description: "The subject's common name." })
  name!: string;

  @Field(() => String, { description: 'Upper-case hexadecimal.' })
  serialNumber!: string;

  @Field(() => String, { description: 'Of the DER, lower-case hexadecimal.' })
  sha256!: string;

  @Field(() => String, { description: 'The certificate itself: DER in Base64.' })
  der!: string;
}

@ObjectType('TimestampEvidence', { simpleResolvers: true })
export class TimestampEvidenceType {
  @Field(() => DateTimeScalar)
  time!: string;

  @Field(() => String)
  authority!: string;

  @Field(() => String, { description: 'Object identifier of the policy it was given under.' })
  policy!: string;

  @Field(() => String, { description: 'Of the token, upper-case hexadecimal.' })
  serialNumber!: string;

  @Field(() => [CertificateEvidenceType])
  chain!: CertificateEvidenceType[];
}

@ObjectType('RevocationEvidence', { simpleResolvers: true })
export class RevocationEvidenceType {
  @Field(() => String, { description: 'CRL or OCSP.' })
  kind!: string;

  @Field(() => String, { description: 'SHA-256 of the certificate that was asked about.' })
  certificate!: string;

  @Field(() => String, { nullable: true, description: 'Of the list, decimal.' })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the list.' })
  sha256!: string | null;

  @Field(() => String, { nullable: true, description: "The responder's common name." })
  responder!: string | null;

  @Field(() => String, { nullable: true, description: "The responder's whole answer: DER in Base64." })
  response!: string | null;

  @Field(() => DateTimeScalar)
  thisUpdate!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  nextUpdate!: string | null;
}

@ObjectType('SignatureEvidence', {
  simpleResolvers: true,
  description: 'What the verdict on a signature rests on.',
})
export class SignatureEvidenceType {
  @Field(() => String, { description: 'CMS_ATTACHED, CMS_DETACHED or XML.' })
  format!: string;

  @Field(() => DateTimeScalar, {
    description:
      'The moment by which certificates were judged: of the time-stamp, or when the signature came.',
  })
  time!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "The signer's own word, not to be trusted." })
  signingTime!: string | null;

  @Field(() => TimestampEvidenceType, { nullable: true })
  timestamp!: TimestampEvidenceType | null;

  @Field(() => [CertificateEvidenceType], { description: "From the signer's certificate to the root's." })
  chain!: CertificateEvidenceType[];

  @Field(() => [RevocationEvidenceType])
  revocation!: RevocationEvidenceType[];
}
