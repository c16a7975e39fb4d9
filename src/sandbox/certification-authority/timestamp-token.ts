import {
  boolean,
  element,
  fractionalTime,
  integer,
  octetString,
  oid,
  sequence,
  TAG,
} from '../../asn1/index.ts';
import { attribute, buildCms, buildSignerInfo, type CmsSigner, digestOf } from '../../signing/index.ts';
import { encodeImprint, type MessageImprint } from './timestamp-request.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

export interface TstInfoSpec {
  readonly imprint: MessageImprint;
  readonly policy: string;
  readonly serial: Uint8Array;
  readonly time: Date;
  /** The contents of an INTEGER. */
  readonly nonce?: Uint8Array | undefined;
  /** Told in whole seconds; nothing is told when absent. */
  readonly accuracySeconds?: number;
  readonly ordering?: boolean;
}

/** TSTInfo as DER (RFC 3161 2.4.2). */
export function buildTstInfo(spec: TstInfoSpec): Buffer {
  return sequence(
    integer(1),
    oid(spec.policy),
    encodeImprint(spec.imprint),
    integer(spec.serial),
    fractionalTime(spec.time),
    ...(spec.accuracySeconds === undefined ? [] : [sequence(integer(spec.accuracySeconds))]),
    ...(spec.ordering ? [boolean(true)] : []),
    ...(spec.nonce === undefined ? [] : [element(TAG.INTEGER, spec.nonce)]),
  );
}

export interface TimestampTokenSpec {
  readonly content: Uint8Array;
  readonly signer: CmsSigner;
  readonly certificates: readonly Uint8Array[];
  /** For tokens that must be wrong: other signed attributes, another type, more signers. */
  readonly attributes?: readonly Uint8Array[];
  readonly contentType?: string;
  readonly signerCount?: number;
}

/** A time-stamp token: a ContentInfo over a TSTInfo, as DER. */
export function buildTimestampToken(spec: TimestampTokenSpec): Buffer {
  const { content, signer, certificates, contentType = TST_INFO } = spec;
  const attributes = spec.attributes ?? timestampAttributes(content, signer);
  const signerInfo = buildSignerInfo({ signer, attributes, content });
  return buildCms({
    content,
    contentType,
    signerInfos: Array.from({ length: spec.signerCount ?? 1 }, () => signerInfo),
    certificates,
    digests: [signer.key.digest],
  });
}

/** contentType, messageDigest and signingCertificateV2 (RFC 3161 2.4.2, RFC 5816). */
export function timestampAttributes(content: Uint8Array, { key, certificate }: CmsSigner): Buffer[] {
  return [
    attribute('1.2.840.113549.1.9.3', oid(TST_INFO)),
    attribute('1.2.840.113549.1.9.4', octetString(digestOf(key.digest, content))),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octetString(digestOf('SHA256', certificate))))),
    ),
  ];
}
