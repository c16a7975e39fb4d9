import { pem } from '../../asn1/index.ts';
import { buildCms, buildSignerInfo, standardAttributes } from './cms-builder.ts';
import { openP12, type SigningIdentity } from './p12.ts';

export interface SignCmsOptions {
  readonly content: Uint8Array;
  /** The content inside the message, or beside it. */
  readonly attached: boolean;
  readonly signingTime: Date;
}

/**
 * A CAdES-BES signature as DER, such as NCALayer's createCAdES makes (ETSI EN 319 122-1), RSA with SHA-256.
 */
export function signCms(
  identity: SigningIdentity,
  { content, attached, signingTime }: SignCmsOptions,
): Buffer {
  const attributes = standardAttributes(content, identity.certificate, signingTime);
  return buildCms({
    content: attached ? content : undefined,
    signerInfos: [buildSignerInfo({ signer: identity, attributes, content })],
    certificates: [identity.certificate],
  });
}

/** The same from a key store file and its password. */
export function signCmsWithP12(
  keyStore: { readonly p12: Uint8Array; readonly password: string },
  options: SignCmsOptions,
): Buffer {
  return signCms(openP12(keyStore.p12, keyStore.password), options);
}

/** As NCALayer hands it out when asked for text. */
export function cmsPem(der: Uint8Array): string {
  return pem('CMS', der);
}
