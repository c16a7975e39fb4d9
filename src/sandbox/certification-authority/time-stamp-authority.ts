import { randomBytes } from 'node:crypto';
import { DerError, oid, sequence } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { SandboxAuthority } from './authority.ts';
import { extension } from './certificate-builder.ts';
import type { SigningIdentity } from './p12.ts';
import { DIGEST_OID, digestOf } from './signing.ts';
import { parseTimestampRequest, type TimestampRequest } from './timestamp-request.ts';
import { grantedResponse, rejectedResponse, type TimestampFailure } from './timestamp-response.ts';
import { buildTimestampToken, buildTstInfo } from './timestamp-token.ts';

/** The national authority's policy for GOST keys of 2015 stands in the tokens of 2026 (eds.md section 2). */
export const SANDBOX_TIMESTAMP_POLICY = '1.2.398.3.3.2.6.4';

/** How a stamp is to be wrong: over other bytes, or of a year ago, before the authority's certificate. */
export type TimestampLie = 'WRONG_IMPRINT' | 'OLD';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const YEAR_MS = 365 * 24 * 3_600_000;

/** Digests that are stamped, with the octets of their values; SHA-1 is not. */
const DIGEST_OCTETS: ReadonlyMap<string, number> = new Map([
  [DIGEST_OID.SHA256, 32],
  [DIGEST_OID.SHA384, 48],
  [DIGEST_OID.SHA512, 64],
  ['1.2.398.3.10.1.3.2', 32],
  ['1.2.398.3.10.1.3.3', 64],
]);

/** The extension of a certificate that is for time-stamping alone, critically so (RFC 3161 2.3). */
export function timeStampingOnly(): Buffer {
  return extension('2.5.29.37', sequence(oid(TIME_STAMPING)), true);
}

/** The sandbox's time-stamp authority (RFC 3161), below the sandbox's certification authority. */
export class TimeStampAuthority {
  readonly #identity: SigningIdentity;
  readonly #clock: Clock;

  private constructor(identity: SigningIdentity, clock: Clock) {
    this.#identity = identity;
    this.#clock = clock;
  }

  /** With a new key and certificate. */
  static async open(authority: SandboxAuthority, clock: Clock): Promise<TimeStampAuthority> {
    const identity = await authority.certifyService({
      subject: [
        ['C', 'KZ'],
        ['O', 'Qyzmet Sandbox'],
        ['CN', 'УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ (SANDBOX)'],
      ],
      policy: '1.2.398.3.3.2.6',
      otherExtensions: [timeStampingOnly()],
    });
    return new TimeStampAuthority(identity, clock);
  }

  /** Key and certificate, DER. */
  get identity(): SigningIdentity {
    return this.#identity;
  }

  /** A token over a signature's value. */
  stamp(signature: Uint8Array): Buffer {
    const imprint = { digestOid: DIGEST_OID.SHA256, hash: digestOf('SHA256', signature) };
    return this.#token({ imprint, certificateWanted: true, hasExtensions: false });
  }

  /** The answer to a TimeStampReq, DER for DER: a token, or why there is none. */
  respond(query: Uint8Array, lie?: TimestampLie): Buffer {
    try {
      const request = parseTimestampRequest(query);
      const failure = failureOf(request);
      return failure === undefined ? grantedResponse(this.#token(request, lie)) : rejectedResponse(failure);
    } catch (error) {
      if (error instanceof DerError) return rejectedResponse('badRequest');
      throw error;
    }
  }

  #token({ imprint, nonce, certificateWanted }: TimestampRequest, lie?: TimestampLie): Buffer {
    const now = this.#clock.now().getTime();
    const content = buildTstInfo({
      imprint: lie === 'WRONG_IMPRINT' ? { ...imprint, hash: reversed(imprint.hash) } : imprint,
      policy: SANDBOX_TIMESTAMP_POLICY,
      serial: newSerial(),
      time: new Date(lie === 'OLD' ? now - YEAR_MS : now),
      nonce,
      accuracySeconds: 1,
    });
    const certificates = certificateWanted ? [this.#identity.certificate] : [];
    return buildTimestampToken({ content, signer: this.#identity, certificates });
  }
}

function failureOf({ imprint, policy, hasExtensions }: TimestampRequest): TimestampFailure | undefined {
  const octets = DIGEST_OCTETS.get(imprint.digestOid);
  if (octets === undefined) return 'badAlg';
  if (octets !== imprint.hash.length) return 'badDataFormat';
  if (policy !== undefined && policy !== SANDBOX_TIMESTAMP_POLICY) return 'unacceptedPolicy';
  return hasExtensions ? 'unacceptedExtension' : undefined;
}

/** Every bit turned over: no digest of what was sent. */
function reversed(hash: Uint8Array): Uint8Array {
  return hash.map((octet) => octet ^ 0xff);
}

function newSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
