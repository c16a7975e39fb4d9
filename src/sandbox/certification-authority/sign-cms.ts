import { pem } from '../../asn1/index.ts';
import { openP12, type SigningIdentity } from '../../signing/index.ts';
import { buildCms, buildSignerInfo, standardAttributes } from './cms-builder.ts';

export interface SignCmsOptions {
  readonly content: Uint8Array;
  /** The content inside the message, or beside it. */
  readonly attached: boolean;
  readonly signingTime: Date;
}

/**
 * A CAdES-BES signature as DER, such as NCALayer's createCAdES makes (ETSI EN 319 122-1): RSA with SHA-256, or
 * GOST 34.10-2015 with Streebog-512, as the key is.
 */
export function signCms(identity: SigningIdentity, options: SignCmsOptions): Buffer {
  return signCmsTogether([identity], options);
}

/** One message that several sign, each over the same content. */
export function signCmsTogether(
  identities: readonly SigningIdentity[],
  { content, attached, signingTime }: SignCmsOptions,
): Buffer {
  const signerInfos = identities.map((signer) => {
    const attributes = standardAttributes(content, signer.certificate, signingTime, signer.key.digest);
    return buildSignerInfo({ signer, attributes, content });
  });
  return buildCms({
    content: attached ? content : undefined,
    signerInfos,
    certificates: identities.map(({ certificate }) => certificate),
    digests: [...new Set(identities.map(({ key }) => key.digest))],
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
