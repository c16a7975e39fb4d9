import { type SigningIdentity, signCms } from '../signing/index.ts';

/** The server's own signature over a manifest: CAdES-BES (ETSI EN 319 122-1) beside it, with the authorities' certificates. */
export class Seal {
  readonly #identity: SigningIdentity;
  readonly #authorities: readonly Uint8Array[];

  constructor(identity: SigningIdentity, authorities: readonly Uint8Array[]) {
    this.#identity = identity;
    this.#authorities = authorities;
  }

  put(manifest: Buffer, signingTime: Date): Buffer {
    const authorities = this.#authorities;
    return signCms(this.#identity, { content: manifest, attached: false, signingTime, authorities });
  }
}
