import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { pem } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { type AuthorityState, loadAuthority, saveAuthority } from './authority-store.ts';
import { buildCertificate, type CertificateIssuer, type CertificateSpec } from './certificate-builder.ts';
import { buildCrl, type RevocationReason, type RevokedCertificate } from './crl-builder.ts';
import { deltaEntries } from './delta-entries.ts';
import { IssuedSerials } from './issued-serials.ts';
import type { DistinguishedName } from './name-builder.ts';
import { OcspResponder } from './ocsp-responder.ts';
import { exportP12 } from './p12.ts';
import { keyIdentifier, subjectPublicKeyInfo } from './signing.ts';
import {
  EXTENDED_KEY_USAGE,
  type Holder,
  policyOf,
  SIGNING_KEY_USAGE,
  subjectName,
  type Template,
} from './templates.ts';

const ROOT_NAME: DistinguishedName = [
  ['C', 'KZ'],
  ['O', 'Qyzmet Sandbox'],
  ['CN', 'ҚҰМСАЛҒЫШ НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (SANDBOX)'],
];
const ISSUING_NAME: DistinguishedName = [
  ['C', 'KZ'],
  ['O', 'Qyzmet Sandbox'],
  ['CN', 'ҚҰМСАЛҒЫШ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA SANDBOX)'],
];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEY_BITS = 2048;

export interface AuthorityOptions {
  readonly clock: Clock;
  /** Where keys, certificates and revocations are kept; in memory alone when absent. */
  readonly folder?: string;
  /** The address of the issuing authority's list, written into each certificate. */
  readonly crlUrl: string;
  /** The address of the root's list, written into the issuing authority's certificate. */
  readonly rootCrlUrl: string;
  /** How long a list is good for; a day unless told, as the national authority's. */
  readonly crlLifeMs?: number;
}

export interface CertificateOrder extends Holder {
  readonly template: Template;
  /** A key to certify instead of a new one. */
  readonly key?: KeyObject;
  /** For certificates that must be wrong: any field other than the template gives. */
  readonly overrides?: Partial<CertificateSpec>;
}

export interface IssuedCertificate {
  /** Upper-case hexadecimal. */
  readonly serial: string;
  /** DER. */
  readonly certificate: Buffer;
  readonly certificatePem: string;
  readonly key: KeyObject;
}

export interface IssuedKeyStore extends IssuedCertificate {
  /** PKCS#12 with the key, the certificate and the issuing authority's. */
  readonly p12: Buffer;
}

/**
 * A simulation of the National Certification Authority for development, tests and demonstrations. Its names
 * say SANDBOX; nobody outside may trust it.
 */
export class SandboxAuthority {
  readonly #options: AuthorityOptions;
  #state: AuthorityState;
  readonly #root: CertificateIssuer;
  readonly #issuing: CertificateIssuer;
  readonly #lists = new Map<CertificateIssuer, { der: Buffer; renewAt: number }>();
  readonly #issued: IssuedSerials;
  /** The full list that the deltas go out from: the latest that was not made for a revocation's sake. */
  #deltaBase: { number: number; until: number; revoked: readonly RevokedCertificate[] } | undefined;
  /** Answers on the status of the issuing authority's certificates. */
  readonly ocsp: OcspResponder;

  private constructor(options: AuthorityOptions, state: AuthorityState, founded: boolean) {
    this.#options = options;
    this.#state = state;
    this.#root = issuerFrom(ROOT_NAME, state.root.privateKey);
    this.#issuing = issuerFrom(ISSUING_NAME, state.issuing.privateKey);
    this.#issued = new IssuedSerials(options.folder, founded);
    this.ocsp = new OcspResponder({
      clock: options.clock,
      issuer: this.#issuing,
      statusOf: (serial) => this.#statusOf(serial),
    });
  }

  /** Opens the authority of that folder, or founds it. */
  static async open(options: AuthorityOptions): Promise<SandboxAuthority> {
    const kept = options.folder === undefined ? null : loadAuthority(options.folder);
    const authority = new SandboxAuthority(options, kept ?? (await found(options)), kept === null);
    if (kept === null) authority.#keep({});
    return authority;
  }

  rootPem(): string {
    return this.#state.root.certificate;
  }

  issuingPem(): string {
    return this.#state.issuing.certificate;
  }

  /** The issuing authority's revocation list, DER; made anew after a revocation and at half of its life. */
  crlDer(): Uint8Array {
    return this.#list(this.#issuing);
  }

  /**
   * What has changed since the issuing authority's full list that was last made for its age, DER; nextUpdate
   * comes sooner than the full list's.
   */
  deltaCrlDer(): Uint8Array {
    this.#list(this.#issuing);
    const now = this.#options.clock.now();
    const base = this.#deltaBase ?? { number: 0, revoked: [] };
    return buildCrl(
      {
        number: this.#state.crlNumber,
        deltaOf: base.number,
        thisUpdate: now,
        nextUpdate: new Date(now.getTime() + this.#life / 4),
        revoked: deltaEntries(base.revoked, this.#revoked(), now),
      },
      this.#issuing,
    );
  }

  /** The root's list, DER: says whether the issuing authority itself is revoked. */
  rootCrlDer(): Uint8Array {
    return this.#list(this.#root);
  }

  /** A certificate with its key in a key store file, as a person receives it; the password opens the file. */
  async issue({
    password,
    ...order
  }: CertificateOrder & { readonly password: string }): Promise<IssuedKeyStore> {
    const certified = await this.certify(order);
    const p12 = exportP12({
      privateKeyPem: pkcs8(certified.key),
      certificatePems: [certified.certificatePem, this.issuingPem()],
      password,
      friendlyName: order.iin,
    });
    return { ...certified, p12 };
  }

  /** A certificate alone. */
  async certify(order: CertificateOrder): Promise<IssuedCertificate> {
    const key = order.key ?? (await newKey());
    const now = this.#options.clock.now().getTime();
    const spec: CertificateSpec = {
      serial: newSerial(),
      subject: subjectName(order),
      publicKey: subjectPublicKeyInfo(key),
      notBefore: new Date(now - MINUTE_MS),
      notAfter: new Date(now + 365 * DAY_MS),
      keyUsage: SIGNING_KEY_USAGE,
      extendedKeyUsage: EXTENDED_KEY_USAGE[order.template],
      policy: policyOf(order.template),
      crlUrl: this.#options.crlUrl,
      ...order.overrides,
    };
    const certificate = buildCertificate(spec, this.#issuing);
    this.#issued.add(hex(spec.serial));
    return { serial: hex(spec.serial), certificate, certificatePem: pem('CERTIFICATE', certificate), key };
  }

  /** From now on the list names it; for a second time only the reason changes (a hold becomes final). */
  revoke(serial: string, reason: RevocationReason): void {
    const earlier = this.#state.revoked.find((entry) => entry.serial === serial);
    const at = earlier?.at ?? this.#options.clock.now().toISOString();
    const others = this.#state.revoked.filter((entry) => entry.serial !== serial);
    this.#keep({ revoked: [...others, { serial, at, reason }] });
    this.#lists.clear();
  }

  /** Ends a hold; the list forgets the certificate. Any other revocation is final. */
  release(serial: string): void {
    const isHeld = (entry: { serial: string; reason: string }) =>
      entry.serial === serial && entry.reason === 'certificateHold';
    this.#keep({ revoked: this.#state.revoked.filter((entry) => !isHeld(entry)) });
    this.#lists.clear();
  }

  #list(issuer: CertificateIssuer): Buffer {
    const now = this.#options.clock.now().getTime();
    const kept = this.#lists.get(issuer);
    if (kept !== undefined && now < kept.renewAt) return kept.der;
    const life = this.#life;
    this.#keep({ crlNumber: this.#state.crlNumber + 1 });
    const der = buildCrl(
      {
        number: this.#state.crlNumber,
        thisUpdate: new Date(now),
        nextUpdate: new Date(now + life),
        revoked: this.#revoked(),
      },
      issuer,
    );
    if (issuer === this.#issuing && (this.#deltaBase === undefined || now >= this.#deltaBase.until)) {
      this.#deltaBase = { number: this.#state.crlNumber, until: now + life / 2, revoked: this.#revoked() };
    }
    this.#lists.set(issuer, { der, renewAt: now + life / 2 });
    return der;
  }

  get #life(): number {
    return this.#options.crlLifeMs ?? DAY_MS;
  }

  #revoked(): RevokedCertificate[] {
    return this.#state.revoked.map((entry) => ({ ...entry, at: new Date(entry.at) }));
  }

  #statusOf(serial: string): 'GOOD' | 'NOT_ISSUED' | RevokedCertificate {
    const revoked = this.#revoked().find((entry) => entry.serial === serial);
    return revoked ?? (this.#issued.has(serial) ? 'GOOD' : 'NOT_ISSUED');
  }

  #keep(change: Partial<AuthorityState>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#options.folder !== undefined) saveAuthority(this.#options.folder, this.#state);
  }
}

async function found({ clock, rootCrlUrl }: AuthorityOptions): Promise<AuthorityState> {
  const [rootKey, issuingKey] = await Promise.all([newKey(), newKey()]);
  const root = issuerFrom(ROOT_NAME, pkcs8(rootKey));
  const now = clock.now().getTime();
  const authority = (name: DistinguishedName, key: KeyObject, years: number): CertificateSpec => ({
    serial: newSerial(),
    subject: name,
    publicKey: subjectPublicKeyInfo(key),
    notBefore: new Date(now - MINUTE_MS),
    notAfter: new Date(now + years * 365 * DAY_MS),
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    policy: '1.2.398.3.3.1.1',
    authority: {},
  });
  const rootSpec = authority(ROOT_NAME, rootKey, 20);
  const issuingSpec = {
    ...authority(ISSUING_NAME, issuingKey, 10),
    authority: { pathLength: 0 },
    crlUrl: rootCrlUrl,
  };
  const certify = (spec: CertificateSpec) => pem('CERTIFICATE', buildCertificate(spec, root));
  return {
    root: { privateKey: pkcs8(rootKey), certificate: certify(rootSpec) },
    issuing: { privateKey: pkcs8(issuingKey), certificate: certify(issuingSpec) },
    crlNumber: 0,
    revoked: [],
  };
}

function issuerFrom(subject: DistinguishedName, privateKey: string): CertificateIssuer {
  const key = createPrivateKey(privateKey);
  return { subject, key, keyId: keyIdentifier(subjectPublicKeyInfo(key)) };
}

const generate = promisify(generateKeyPair);

async function newKey(): Promise<KeyObject> {
  return (await generate('rsa', { modulusLength: KEY_BITS })).privateKey;
}

/** Twenty octets with the top bit cleared, as the national authority's. */
function newSerial(): Buffer {
  const serial = randomBytes(20);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

function pkcs8(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function hex(serial: Uint8Array): string {
  return Buffer.from(serial).toString('hex').toUpperCase();
}
