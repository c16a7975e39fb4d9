import type { Clock } from '../../kernel/index.ts';
import type { CertificateIssuer } from './certificate-builder.ts';
import { buildCrl, type RevokedCertificate } from './crl-builder.ts';
import { deltaEntries } from './delta-entries.ts';

interface Ports {
  readonly clock: Clock;
  /** How long a full list is good for, in milliseconds. */
  readonly life: number;
  /** The number of the next list; all authorities count together. */
  readonly nextNumber: () => number;
  /** The number of the last one. */
  readonly lastNumber: () => number;
  readonly revokedBy: (issuer: CertificateIssuer) => readonly RevokedCertificate[];
}

interface DeltaBase {
  readonly number: number;
  /** Ms since 1970. */
  readonly until: number;
  readonly revoked: readonly RevokedCertificate[];
}

/** The revocation lists of the sandbox's authorities, each made anew after a revocation and at half of its life. */
export class PublishedLists {
  readonly #ports: Ports;
  readonly #full = new Map<CertificateIssuer, { der: Buffer; renewAt: number }>();
  /** The full list that the deltas go out from: the latest that was not made for a revocation's sake. */
  readonly #bases = new Map<CertificateIssuer, DeltaBase>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** DER. */
  full(issuer: CertificateIssuer): Buffer {
    const { clock, life, nextNumber, revokedBy } = this.#ports;
    const now = clock.now().getTime();
    const kept = this.#full.get(issuer);
    if (kept !== undefined && now < kept.renewAt) return kept.der;
    const number = nextNumber();
    const revoked = revokedBy(issuer);
    const der = buildCrl(
      { number, thisUpdate: new Date(now), nextUpdate: new Date(now + life), revoked },
      issuer,
    );
    const renewAt = now + life / 2;
    if (now >= (this.#bases.get(issuer)?.until ?? 0))
      this.#bases.set(issuer, { number, until: renewAt, revoked });
    this.#full.set(issuer, { der, renewAt });
    return der;
  }

  /** What has changed since the full list that was last made for its age; its nextUpdate comes sooner. DER. */
  delta(issuer: CertificateIssuer): Buffer {
    this.full(issuer);
    const { clock, life, lastNumber, revokedBy } = this.#ports;
    const now = clock.now();
    const base = this.#bases.get(issuer) ?? { number: 0, revoked: [] };
    return buildCrl(
      {
        number: lastNumber(),
        deltaOf: base.number,
        thisUpdate: now,
        nextUpdate: new Date(now.getTime() + life / 4),
        revoked: deltaEntries(base.revoked, revokedBy(issuer), now),
      },
      issuer,
    );
  }

  /** After a change of what is revoked. */
  renew(): void {
    this.#full.clear();
  }
}
