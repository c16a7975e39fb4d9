import { randomBytes } from 'node:crypto';
import { DerError, DerReader, nothing, octetString, readOctetAlignedBits, TAG } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { SigningKey } from '../../signing/index.ts';
import { type DigestName, digestOf, keyIdentifier, newSigningKey } from '../../signing/index.ts';
import { buildCertificate, type CertificateIssuer, extension } from './certificate-builder.ts';
import type { RevocationReason } from './crl-builder.ts';
import { type DistinguishedName, encodeName } from './name-builder.ts';
import {
  buildOcspRefusal,
  buildOcspResponse,
  extendedRevoked,
  type OcspSpec,
  type OcspStatus,
} from './ocsp-builder.ts';
import type { OcspLie } from './ocsp-lies.ts';
import { type AskedCertificate, type OcspQuestions, readOcspRequest } from './ocsp-request-reader.ts';

export interface OcspResponderPorts {
  readonly clock: Clock;
  /** The authority whose certificates are asked about. */
  readonly issuer: CertificateIssuer;
  /** The serial number in upper-case hexadecimal. */
  readonly statusOf: (
    serial: string,
  ) => 'GOOD' | 'NOT_ISSUED' | { readonly at: Date; readonly reason: RevocationReason };
}

/** A responder's key with the certificate an authority gave it, DER. */
interface Delegate {
  readonly key: SigningKey;
  readonly certificate: Buffer;
}

const RESPONDER_NAME: DistinguishedName = [
  ['CN', 'OCSP RESPONDER (SANDBOX)'],
  ['C', 'KZ'],
  ['O', 'Qyzmet Sandbox'],
];
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const NO_CHECK = '1.3.6.1.5.5.7.48.1.5';
const HASH_BY_OID: ReadonlyMap<string, DigestName> = new Map([
  ['1.3.14.3.2.26', 'SHA1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA256'],
]);
const DAY_MS = 24 * 60 * 60_000;
/** What the real responder says of a certificate that was never issued (RFC 6960 2.2). */
const NEVER_ISSUED = { at: new Date(0), reason: 'certificateHold' } as const;

/**
 * Answers on the status of one authority's certificates with a key and a certificate of its own, as the
 * national authority's responder: the nonce is given back, nextUpdate is not given.
 */
export class OcspResponder {
  readonly #ports: OcspResponderPorts;
  #key: Promise<SigningKey> | undefined;

  constructor(ports: OcspResponderPorts) {
    this.#ports = ports;
  }

  /** Whether it is asked about certificates of its own authority. */
  answersFor(request: Uint8Array): boolean {
    return read(request)?.asked.every((asked) => this.#isOurs(asked)) ?? false;
  }

  /** An OCSPResponse, DER, whatever was sent; with a lie, a wrong one. */
  async answer(request: Uint8Array, lie?: OcspLie): Promise<Buffer> {
    const questions = read(request);
    if (questions === null) return buildOcspRefusal('MALFORMED_REQUEST');
    if (lie === 'TRY_LATER') return buildOcspRefusal('TRY_LATER');
    if (!questions.asked.every((asked) => this.#isOurs(asked))) return buildOcspRefusal('UNAUTHORIZED');
    return buildOcspResponse(await this.#specOf(questions, lie));
  }

  async #specOf({ asked, nonce }: OcspQuestions, lie: OcspLie | undefined): Promise<OcspSpec> {
    const now = new Date(this.#ports.clock.now().getTime() - (lie === 'OLD' ? 2 * DAY_MS : 0));
    const { key, certificate } = await this.#delegate(lie);
    return {
      statuses: asked.map((each) => this.#statusOf(each, now, lie)),
      producedAt: now,
      responder: RESPONDER_NAME,
      key,
      nonce: lie === 'WRONG_NONCE' ? octetString(randomBytes(16)) : nonce,
      certificates: [certificate],
      otherExtensions: [extendedRevoked()],
      ...(lie === 'UNSIGNED' && { signature: Buffer.alloc(256) }),
    };
  }

  #statusOf({ id, serial }: AskedCertificate, thisUpdate: Date, lie: OcspLie | undefined): OcspStatus {
    const status = this.#ports.statusOf(Buffer.from(serial).toString('hex').toUpperCase());
    const other = Buffer.from(id);
    const last = other.length - 1;
    other[last] = (other[last] ?? 0) ^ 1;
    return {
      id: lie === 'WRONG_SERIAL' ? other : id,
      status: status === 'NOT_ISSUED' ? NEVER_ISSUED : status,
      thisUpdate,
    };
  }

  #isOurs({ hashOid, issuerNameHash, issuerKeyHash }: AskedCertificate): boolean {
    const hash = HASH_BY_OID.get(hashOid);
    if (hash === undefined) return false;
    const { subject, key } = this.#ports.issuer;
    const keyInfo = new DerReader(key.publicKeyInfo).open(TAG.SEQUENCE);
    keyInfo.skip();
    return (
      digestOf(hash, encodeName(subject)).equals(issuerNameHash) &&
      digestOf(hash, readOctetAlignedBits(keyInfo)).equals(issuerKeyHash)
    );
  }

  /** The certificate is made for each answer, the key once. */
  async #delegate(lie: OcspLie | undefined): Promise<Delegate> {
    this.#key ??= newSigningKey(this.#ports.issuer.key.algorithm);
    const key = await this.#key;
    const { issuer, clock } = this.#ports;
    const now = clock.now().getTime();
    const end = lie === 'EXPIRED_RESPONDER' ? -DAY_MS : 30 * DAY_MS;
    const certificate = buildCertificate(
      {
        serial: digestOf('SHA1', key.publicKeyInfo),
        subject: RESPONDER_NAME,
        publicKey: key.publicKeyInfo,
        notBefore: new Date(now - 2 * DAY_MS),
        notAfter: new Date(now + end),
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: [OCSP_SIGNING],
        otherExtensions: [extension(NO_CHECK, nothing())],
      },
      lie === 'FOREIGN_RESPONDER' ? await stranger(issuer) : issuer,
    );
    return { key, certificate };
  }
}

/** Another authority that goes by the same name. */
async function stranger({ subject, key: { algorithm } }: CertificateIssuer): Promise<CertificateIssuer> {
  const key = await newSigningKey(algorithm);
  return { subject, key, keyId: keyIdentifier(key.publicKeyInfo) };
}

function read(request: Uint8Array): OcspQuestions | null {
  try {
    return readOcspRequest(request);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
