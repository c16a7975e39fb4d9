import { KEY_USAGE_BIT } from './extensions.ts';
import { type Certificate, parseCertificate, publicKeyOf } from './x509.ts';

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

  isRoot(certificate: Certificate): boolean {
    return this.#roots.has(certificate.sha256);
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
  const { basicConstraints, keyUsage } = certificate.extensions;
  if (!basicConstraints?.ca || keyUsage?.has(KEY_USAGE_BIT.keyCertSign) === false) {
    throw new Error(`trusted certificates: ${certificate.serialNumber} is not a certification authority's`);
  }
  publicKeyOf(certificate);
  return certificate;
}
