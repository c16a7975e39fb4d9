import { DIGEST_OID, type SigningIdentity, signatureValueIn, signCms, stampCms } from '../signing/index.ts';

/** Has bytes stamped by a time-stamp authority, by their digest of that OID; null where none is to be had now. */
export interface TimeStamper {
  stamp(
    bytes: Uint8Array,
    digestOid: string,
  ): Promise<{
    /** DER (RFC 3161). */
    readonly token: Buffer;
    /** `time` in milliseconds since 1970. */
    readonly timestamp: { readonly time: number; readonly authority: string };
  } | null>;
}

/** A seal with its time-stamp. */
export interface TimedSeal {
  readonly cms: Buffer;
  readonly time: Date;
  readonly authority: string;
}

interface SealParts {
  readonly identity: SigningIdentity;
  /** Certificates of the authorities above it, DER, to go along. */
  readonly authorities: readonly Uint8Array[];
  /** Null where this installation has no time-stamp authority. */
  readonly stamper: TimeStamper | null;
}

/** The server's own signature over a manifest: CAdES (ETSI EN 319 122-1) beside it, with the authorities' certificates. */
export class Seal {
  readonly #parts: SealParts;

  constructor(parts: SealParts) {
    this.#parts = parts;
  }

  /** As CAdES-BES. */
  put(manifest: Buffer, signingTime: Date): Buffer {
    const { identity, authorities } = this.#parts;
    return signCms(identity, { content: manifest, attached: false, signingTime, authorities });
  }

  /** The seal with a signature-time-stamp, CAdES-T (5.3), over the same signature; null where no token is to be had now. */
  async time(cms: Buffer): Promise<TimedSeal | null> {
    const { identity, stamper } = this.#parts;
    const stamped = await stamper?.stamp(signatureValueIn(cms), DIGEST_OID[identity.key.digest]);
    if (stamped === null || stamped === undefined) return null;
    const { time, authority } = stamped.timestamp;
    return { cms: await stampCms(cms, async () => stamped.token), time: new Date(time), authority };
  }
}
