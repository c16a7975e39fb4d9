import type { KeyAlgorithm } from '../../signing/index.ts';

/** Where the authorities of one kind of keys publish, as their certificates say it. */
export interface Addresses {
  readonly crl: string;
  readonly deltaCrl: string;
  readonly rootCrl: string;
  /** The certificate of the issuing authority, and of the root; DER. */
  readonly issuing: string;
  readonly root: string;
  readonly ocsp: string;
  /** What the policy points to: here, the page that says what the sandbox is. */
  readonly practice: string;
}

/** The path below which they publish. */
export function publicationPath(algorithm: KeyAlgorithm): string {
  return algorithm === 'RSA' ? '/ca' : '/ca/gost';
}

/** Below the sandbox's own address. */
export function addressesOf(url: string, algorithm: KeyAlgorithm): Addresses {
  const folder = url + publicationPath(algorithm);
  return {
    crl: `${folder}/crl`,
    deltaCrl: `${folder}/delta-crl`,
    rootCrl: `${folder}/root-crl`,
    issuing: `${folder}/issuing.cer`,
    root: `${folder}/root.cer`,
    ocsp: `${url}/ca/ocsp`,
    practice: `${url}/`,
  };
}
