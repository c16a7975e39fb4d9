import { certificateOf } from '../certificates/certificate-cache.ts';
import { publicKeyOf, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignedDocument, Signers } from '../signed-document.ts';
import { hasOthersUnsigned, timestampTokenOf } from '../timestamps/timestamp-token.ts';
import { DATA, parseSignedData, type SignedData, type SignerInfo } from './cms.ts';
import { decodeMessage } from './encoding.ts';
import { findSignerCertificate } from './signer-certificate.ts';
import { algorithmsOf, readAttributes, requireSigningCertificate } from './signer-checks.ts';

export interface CmsInput {
  readonly cms: Uint8Array;
  readonly content: Uint8Array;
  /** Of DER. */
  readonly maxBytes: number;
  readonly maxSigners: number;
}

/** Checks 1 to 5 of the design, and 6 to 9 for each signer, cheap before dear; throws Refusal or DerError at the first that fails. */
export function openCms({ cms, content, maxBytes, maxSigners }: CmsInput): Signers {
  const message = parseSignedData(decodeMessage(cms, maxBytes));
  if (message.contentType !== DATA) throw new Refusal('CONTENT_TYPE');
  const { signerInfos } = message;
  if (signerInfos.length === 0) throw new Refusal('NO_SIGNERS');
  if (signerInfos.length > maxSigners) throw new Refusal('TOO_MANY_SIGNERS');
  if (message.content !== undefined && !sameBytes(message.content, content))
    throw new Refusal('CONTENT_MISMATCH');
  return {
    count: signerInfos.length,
    read: async (index) => {
      const signerInfo = signerInfos[index];
      if (signerInfo === undefined) throw new RangeError('no such signer');
      return readSigner(message, signerInfo, content);
    },
  };
}

async function readSigner(
  message: SignedData,
  signerInfo: SignerInfo,
  content: Uint8Array,
): Promise<SignedDocument> {
  const attributes = readAttributes(signerInfo, DATA);
  const { digest, family } = algorithmsOf(message, signerInfo);
  const embedded = message.certificates.map(certificateOf);
  const signer = findSignerCertificate(signerInfo.id, embedded);
  if (publicKeyOf(signer).family !== family) throw new Refusal('ALG_MISMATCH');
  await requireSigningCertificate(attributes, signer);
  if (!sameBytes(attributes.messageDigest, await digest.digestLarge(content)))
    throw new Refusal('DIGEST_MISMATCH');
  return {
    format: message.content === undefined ? 'CMS_DETACHED' : 'CMS_ATTACHED',
    signer,
    embedded,
    digest,
    family,
    signedBytes: attributes.signedBytes,
    signature: signerInfo.signature,
    timestampToken: timestampTokenOf(signerInfo),
    hasOthersUnsigned: hasOthersUnsigned(signerInfo),
    signingTime: attributes.signingTime,
  };
}
