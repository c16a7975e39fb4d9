import { SignedXml } from 'xml-crypto';
import { digestOf } from './digests.ts';
import type { SigningIdentity } from './key-store.ts';
import { XML_METHODS } from './xml-methods.ts';

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** For signatures that must be wrong, or by another's software: what to do otherwise than Kalkan. */
export interface SignXmlChange {
  readonly transforms?: readonly string[];
  readonly canonicalization?: string;
}

/**
 * The document with a signature enveloped in its root, as NCALayer's signXml makes with Kalkan: inclusive
 * canonical form, prefix ds, the whole document for reference, the signer's certificate in KeyInfo.
 */
export function signXml(
  { key, certificate }: SigningIdentity,
  document: Uint8Array,
  change: SignXmlChange = {},
): Buffer {
  const { signature, digest, digestName } = XML_METHODS[key.algorithm];
  const base64 = Buffer.from(certificate).toString('base64');
  const signer = new SignedXml({
    signatureAlgorithm: signature,
    canonicalizationAlgorithm: change.canonicalization ?? C14N,
    privateKey: 'held by the identity',
    getKeyInfoContent: () => `<ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data>`,
  });
  signer.SignatureAlgorithms = {
    [signature]: class {
      getAlgorithmName = () => signature;
      getSignature = (signedInfo: unknown) => key.sign(Buffer.from(String(signedInfo))).toString('base64');
      verifySignature = () => false;
    },
  };
  signer.HashAlgorithms = {
    [digest]: class {
      getAlgorithmName = () => digest;
      getHash = (xml: string) => digestOf(digestName, Buffer.from(xml)).toString('base64');
    },
  };
  signer.addReference({
    xpath: '/*',
    uri: '',
    isEmptyUri: true,
    transforms: [...(change.transforms ?? [ENVELOPED, `${C14N}#WithComments`])],
    digestAlgorithm: digest,
  });
  signer.computeSignature(Buffer.from(document).toString('utf8'), { prefix: 'ds' });
  return Buffer.from(signer.getSignedXml());
}
