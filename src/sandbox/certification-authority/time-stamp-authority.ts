import { randomBytes } from 'node:crypto';
import { DerError, oid, sequence } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { KeyAlgorithm, SigningIdentity } from '../../signing/index.ts';
import { DIGEST_OID, type DigestName, digestOf } from '../../signing/index.ts';
import type { SandboxAuthority } from './authority.ts';
import { type CertificateSpec, extension } from './certificate-builder.ts';
import { parseTimestampRequest, type TimestampRequest } from './timestamp-request.ts';
import { grantedResponse, rejectedResponse, type TimestampFailure } from './timestamp-response.ts';
import { buildTimestampToken, buildTstInfo } from './timestamp-token.ts';

/** The national authority's policy for GOST keys of 2015 stands in the tokens of 2026 (eds.md section 2). */
const SANDBOX_TIMESTAMP_POLICY = '1.2.398.3.3.2.6.4';

/** How a stamp is to be wrong: over other bytes, or of a year ago, before the authority's certificate. */
export type TimestampLie = 'WRONG_IMPRINT' | 'OLD';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const YEAR_MS = 365 * 24 * 3_600_000;

/** Digests that are stamped, with the octets of their values and the keys that go with them; SHA-1 is not. */
const DIGESTS: ReadonlyMap<string, { readonly octets: number; readonly key: KeyAlgorithm }> = new Map([
  [DIGEST_OID.SHA256, { octets: 32, key: 'RSA' }],
  [DIGEST_OID.SHA384, { octets: 48, key: 'RSA' }],
  [DIGEST_OID.SHA512, { octets: 64, key: 'RSA' }],
  [DIGEST_OID.STREEBOG512, { octets: 64, key: 'GOST2015' }],
]);

/** The extension of a certificate that is for time-stamping alone, critically so (RFC 3161 2.3). */
function timeStampingOnly(): Buffer {
  return extension('2.5.29.37', sequence(oid(TIME_STAMPING)), true);
}

/**
 * The sandbox's time-stamp authority (RFC 3161), below the sandbox's certification authority. As the national
 * one it answers a request over Streebog with its GOST key, any other with its RSA key.
 */
export class TimeStampAuthority {
  readonly identities: Readonly<Record<KeyAlgorithm, SigningIdentity>>;
  readonly #clock: Clock;

  private constructor(identities: Readonly<Record<KeyAlgorithm, SigningIdentity>>, clock: Clock) {
    this.identities = identities;
    this.#clock = clock;
  }

  /** With new keys and certificates. */
  static async open(authority: SandboxAuthority, clock: Clock): Promise<TimeStampAuthority> {
    const [RSA, GOST2015] = await Promise.all([
      certifyTimeStamping(authority, 'RSA'),
      certifyTimeStamping(authority, 'GOST2015'),
    ]);
    return new TimeStampAuthority({ RSA, GOST2015 }, clock);
  }

  /** A token over a signature's value. */
  stamp(signature: Uint8Array, digest: DigestName = 'SHA256'): Buffer {
    const imprint = { digestOid: DIGEST_OID[digest], hash: digestOf(digest, signature) };
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
    const signer = this.identities[DIGESTS.get(imprint.digestOid)?.key ?? 'RSA'];
    const certificates = certificateWanted ? [signer.certificate] : [];
    return buildTimestampToken({ content, signer, certificates });
  }
}

/** A certificate for time-stamping, with a new key; any field of it can be made wrong. */
export function certifyTimeStamping(
  authority: SandboxAuthority,
  algorithm: KeyAlgorithm,
  overrides: Partial<CertificateSpec> = {},
): Promise<SigningIdentity> {
  const name = 'УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ (SANDBOX)';
  const organisation = { name: 'Qyzmet Sandbox', bin: '' };
  return authority.certify({
    template: 'INFORMATION_SYSTEM',
    ...{ name, organisation, systemId: SANDBOX_TIMESTAMP_POLICY, algorithm },
    overrides: {
      subject: [
        ['C', 'KZ'],
        ['O', organisation.name],
        ['CN', name],
      ],
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      extendedKeyUsage: [],
      otherExtensions: [timeStampingOnly()],
      policy: '1.2.398.3.3.2.6',
      ...overrides,
    },
  });
}

function failureOf({ imprint, policy, hasExtensions }: TimestampRequest): TimestampFailure | undefined {
  const digest = DIGESTS.get(imprint.digestOid);
  if (digest === undefined) return 'badAlg';
  if (digest.octets !== imprint.hash.length) return 'badDataFormat';
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
