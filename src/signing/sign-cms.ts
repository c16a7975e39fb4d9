import { buildCms, buildSignerInfo, standardAttributes } from './cms-builder.ts';
import type { SigningIdentity } from './key-store.ts';

export interface SignCmsOptions {
  readonly content: Uint8Array;
  /** The content inside the message, or beside it. */
  readonly attached: boolean;
  readonly signingTime: Date;
  /** Certificates of authorities to go along, DER. */
  readonly authorities?: readonly Uint8Array[];
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
  { content, attached, signingTime, authorities = [] }: SignCmsOptions,
): Buffer {
  const signerInfos = identities.map((signer) => {
    const attributes = standardAttributes(content, signer.certificate, signingTime, signer.key.digest);
    return buildSignerInfo({ signer, attributes, content });
  });
  return buildCms({
    content: attached ? content : undefined,
    signerInfos,
    certificates: [...identities.map(({ certificate }) => certificate), ...authorities],
    digests: [...new Set(identities.map(({ key }) => key.digest))],
  });
}
