import { pem } from '../../asn1/index.ts';
import { KEY_USAGE_BIT } from './extensions.ts';
import { type Certificate, parseCertificate, publicKeyOf, sameBytes } from './x509.ts';

/**
 * The certificates that configuration pins: the roots, which are believed, and the authorities below them,
 * which are believed once a root's signature says so.
 */
export class TrustStore {
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly #roots: ReadonlySet<string>;

  /**
   * Each text holds one or more PEM certificates. Throws for a text without one, or one that is no
   * authority's.
   */
  constructor(pinned: { roots: readonly string[]; intermediates: readonly string[] }) {
    this.roots = pinned.roots.flatMap(readAuthorities);
    this.intermediates = pinned.intermediates.flatMap(readAuthorities);
    if (this.roots.length === 0) throw new Error('no root certificate is trusted');
    this.#roots = new Set(this.roots.map(({ sha256 }) => sha256));
  }

  /** Of PEM certificates of authorities: those that name themselves as their issuer are the roots. Throws as the constructor. */
  static of(pems: readonly string[]): TrustStore {
    const isRoot = (text: string) =>
      readAuthorities(text).every(({ issuer, subject }) => sameBytes(issuer, subject));
    return new TrustStore({
      roots: pems.filter(isRoot),
      intermediates: pems.filter((text) => !isRoot(text)),
    });
  }

  isRoot(certificate: Certificate): boolean {
    return this.#roots.has(certificate.sha256);
  }

  /**
   * The same roots, and candidates for the authorities below them, DER: believed once a root's signature says so. What is
   * no authority's is passed over. Throws DerError for what is no certificate.
   */
  withCandidates(certificates: readonly Uint8Array[]): TrustStore {
    const candidates = certificates.map(parseCertificate).filter(isAuthority);
    const below = candidates.filter((candidate) => !this.isRoot(candidate)).map(({ der }) => pemOf(der));
    return new TrustStore({
      roots: this.roots.map(({ der }) => pemOf(der)),
      intermediates: [...this.intermediates.map(({ der }) => pemOf(der)), ...below],
    });
  }

  get authorities(): readonly Certificate[] {
    return [...this.roots, ...this.intermediates];
  }
}

function readAuthorities(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error('trusted certificates: no PEM certificate in the text');
  return blocks.map(readAuthority);
}

function readAuthority(pem: string): Certificate {
  const base64 = pem.replace(/-----[^-]+-----/g, '');
  const certificate = parseCertificate(Buffer.from(base64, 'base64'));
  if (!isAuthority(certificate)) {
    throw new Error(`trusted certificates: ${certificate.serialNumber} is not a certification authority's`);
  }
  publicKeyOf(certificate);
  return certificate;
}

function isAuthority({ extensions: { basicConstraints, keyUsage } }: Certificate): boolean {
  return basicConstraints?.ca === true && keyUsage?.has(KEY_USAGE_BIT.keyCertSign) !== false;
}

function pemOf(der: Uint8Array): string {
  return pem('CERTIFICATE', der);
}
