import { pem } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import {
  exportP12,
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  newSigningKey,
  type SigningKey,
} from '../../signing/index.ts';
import { addressesOf } from './addresses.ts';
import { type AuthorityState, type IssuedRecord, loadAuthority, saveAuthority } from './authority-store.ts';
import { buildCertificate, type CertificateIssuer, type CertificateSpec } from './certificate-builder.ts';
import { type Order, subjectName } from './certificate-order.ts';
import type { RevocationReason, RevokedCertificate } from './crl-builder.ts';
import {
  foundHierarchy,
  fromPem,
  type Hierarchy,
  issuerOf,
  type KeptHierarchy,
  openHierarchy,
  randomSerial,
  serialOfKey,
  validityFrom,
} from './hierarchy.ts';
import type { OcspLie } from './ocsp-lies.ts';
import { OcspResponder } from './ocsp-responder.ts';
import { PublishedLists } from './published-lists.ts';
import { profileOf } from './templates.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A password that everybody knows is hashed a few times only: more would protect nothing, and cost each who opens it. */
const PUBLIC_ITERATIONS = 16;

/** The key lies in a file, as the national authority's extension 1.2.398.3.3.5 says it. */
const KEY_IN_FILE = '1.2.398.3.3.5.1.1';

export interface AuthorityOptions {
  readonly clock: Clock;
  /** Where keys, certificates and revocations are kept; in memory alone when absent. */
  readonly folder?: string;
  /** The sandbox's own address: where the certificates say that lists and answers are to be had. */
  readonly url: string;
  /** How long a list is good for; a day unless told, as the national authority's. */
  readonly crlLifeMs?: number;
}

export interface IssuedCertificate {
  /** Upper-case hexadecimal. */
  readonly serial: string;
  /** DER. */
  readonly certificate: Buffer;
  readonly certificatePem: string;
  readonly key: SigningKey;
}

/** What opens a key store. */
interface Secured {
  readonly password: string;
  /** Whether everybody knows it, as those of the demonstration. */
  readonly isPublic?: boolean;
}

export interface IssuedKeyStore extends IssuedCertificate {
  /** PKCS#12 with the key and its certificate. */
  readonly p12: Buffer;
}

/** How a certificate stands now. */
export interface CertificateRecord extends IssuedRecord {
  readonly status: 'GOOD' | 'ON_HOLD' | 'REVOKED';
  readonly revocation: { readonly at: string; readonly reason: RevocationReason } | null;
}

/**
 * A simulation of the National Certification Authority for development, tests and demonstrations. Its names
 * say SANDBOX; nobody outside may trust it. It issues with RSA keys and with GOST keys, each below a root of its own.
 */
export class SandboxAuthority {
  readonly #options: AuthorityOptions;
  #state: AuthorityState;
  readonly #hierarchies: Readonly<Record<KeyAlgorithm, Hierarchy>>;
  readonly #lists: PublishedLists;
  readonly #responders: readonly OcspResponder[];

  private constructor(options: AuthorityOptions, state: AuthorityState) {
    this.#options = options;
    this.#state = state;
    this.#hierarchies = {
      RSA: openHierarchy('RSA', state),
      GOST2015: openHierarchy('GOST2015', state.gost),
    };
    this.#lists = new PublishedLists({
      clock: options.clock,
      life: options.crlLifeMs ?? DAY_MS,
      nextNumber: () => {
        this.#keep({ crlNumber: this.#state.crlNumber + 1 });
        return this.#state.crlNumber;
      },
      lastNumber: () => this.#state.crlNumber,
      revokedBy: (issuer) => this.#revokedBy(issuer),
    });
    this.#responders = KEY_ALGORITHMS.map(
      (algorithm) =>
        new OcspResponder({
          clock: options.clock,
          issuer: this.#hierarchies[algorithm].issuing,
          statusOf: (serial) => this.#statusOf(serial, algorithm),
        }),
    );
  }

  /** Opens the authority of that folder, or founds what there is not of it yet. */
  static async open(options: AuthorityOptions): Promise<SandboxAuthority> {
    const kept = options.folder === undefined ? null : loadAuthority(options.folder);
    const place = { now: options.clock.now(), url: options.url };
    const [rsa, gost] = await Promise.all([
      kept ?? foundHierarchy('RSA', place),
      kept?.gost ?? foundHierarchy('GOST2015', place),
    ]);
    const authority = new SandboxAuthority(options, {
      ...{ crlNumber: 0, revoked: [], issued: [] },
      ...rsa,
      gost,
    });
    if (kept?.gost === undefined) authority.#keep({});
    return authority;
  }

  rootPem(algorithm: KeyAlgorithm = 'RSA'): string {
    return this.#kept(algorithm).root.certificate;
  }

  issuingPem(algorithm: KeyAlgorithm = 'RSA'): string {
    return this.#kept(algorithm).issuing.certificate;
  }

  /** The same as DER. */
  rootDer(algorithm: KeyAlgorithm = 'RSA'): Uint8Array {
    return fromPem(this.rootPem(algorithm));
  }

  issuingDer(algorithm: KeyAlgorithm = 'RSA'): Uint8Array {
    return fromPem(this.issuingPem(algorithm));
  }

  /** The issuing authority's revocation list, DER; made anew after a revocation and at half of its life. */
  crlDer(algorithm: KeyAlgorithm = 'RSA'): Uint8Array {
    return this.#lists.full(this.#hierarchies[algorithm].issuing);
  }

  /** What has changed since the full list that was last made for its age; its nextUpdate comes sooner. DER. */
  deltaCrlDer(algorithm: KeyAlgorithm = 'RSA'): Uint8Array {
    return this.#lists.delta(this.#hierarchies[algorithm].issuing);
  }

  /** The root's list, DER: says whether the issuing authority itself is revoked. */
  rootCrlDer(algorithm: KeyAlgorithm = 'RSA'): Uint8Array {
    return this.#lists.full(this.#hierarchies[algorithm].root);
  }

  /** An OCSPResponse (RFC 6960), DER, whatever was sent; with a lie, a wrong one. */
  answerOcsp(request: Uint8Array, lie?: OcspLie): Promise<Buffer> {
    const [first] = this.#responders;
    const responder = this.#responders.find((candidate) => candidate.answersFor(request)) ?? first;
    if (responder === undefined) throw new Error('the authority has no responder');
    return responder.answer(request, lie);
  }

  /** A certificate with its key in a key store file, as a person receives it; the password opens the file. */
  async issue({ password, isPublic, ...order }: Order & Secured): Promise<IssuedKeyStore> {
    const certified = await this.certify(order);
    const iterations = isPublic === true ? PUBLIC_ITERATIONS : undefined;
    return { ...certified, p12: exportP12(certified, password, iterations) };
  }

  /** A certificate alone. */
  async certify(order: Order): Promise<IssuedCertificate> {
    const key = order.key ?? (await newSigningKey(order.algorithm ?? 'GOST2015'));
    const issuer = issuerOf(key.algorithm);
    const { years, ...profile } = profileOf(order.template, issuer);
    const addresses = addressesOf(this.#options.url, issuer);
    const spec: CertificateSpec = {
      ...profile,
      serial: this.#serialFor(key),
      subject: subjectName(order),
      publicKey: key.publicKeyInfo,
      ...validityFrom(this.#options.clock.now(), years),
      practiceUrl: addresses.practice,
      crlUrl: addresses.crl,
      deltaCrlUrl: addresses.deltaCrl,
      ocspUrl: addresses.ocsp,
      issuerUrl: addresses.issuing,
      keyStore: KEY_IN_FILE,
      ...order.overrides,
    };
    const certificate = buildCertificate(spec, this.#hierarchies[issuer].issuing);
    this.#record(order, spec, issuer);
    return { serial: hex(spec.serial), certificate, certificatePem: pem('CERTIFICATE', certificate), key };
  }

  /** Every certificate issued to a person or a system, in that order, and how it stands. */
  issued(): readonly CertificateRecord[] {
    return this.#state.issued.map((record) => {
      const { at, reason } = this.#state.revoked.find(({ serial }) => serial === record.serial) ?? {};
      if (at === undefined || reason === undefined) return { ...record, status: 'GOOD', revocation: null };
      const status = reason === 'certificateHold' ? 'ON_HOLD' : 'REVOKED';
      return { ...record, status, revocation: { at, reason } };
    });
  }

  /** From now on the list names it; for a second time only the reason changes (a hold becomes final). */
  revoke(serial: string, reason: RevocationReason): void {
    const earlier = this.#state.revoked.find((entry) => entry.serial === serial);
    const at = earlier?.at ?? this.#options.clock.now().toISOString();
    const others = this.#state.revoked.filter((entry) => entry.serial !== serial);
    this.#keep({ revoked: [...others, { serial, at, reason }] });
    this.#lists.renew();
  }

  /** Ends a hold; the list forgets the certificate. Any other revocation is final. */
  release(serial: string): void {
    const isHeld = (entry: { serial: string; reason: string }) =>
      entry.serial === serial && entry.reason === 'certificateHold';
    this.#keep({ revoked: this.#state.revoked.filter((entry) => !isHeld(entry)) });
    this.#lists.renew();
  }

  #kept(algorithm: KeyAlgorithm): KeptHierarchy {
    return algorithm === 'RSA' ? this.#state : this.#state.gost;
  }

  /** A key that is certified again gets a number of chance: no two certificates of an authority share one. */
  #serialFor(key: SigningKey): Buffer {
    const serial = serialOfKey(key.publicKeyInfo);
    const taken = this.#state.issued.some((record) => record.serial === hex(serial));
    return taken ? randomSerial() : serial;
  }

  #record(order: Order, { serial, notBefore, notAfter }: CertificateSpec, algorithm: KeyAlgorithm): void {
    const record: IssuedRecord = {
      serial: hex(serial),
      algorithm,
      template: order.template,
      name: 'systemId' in order ? order.name : `${order.surname} ${order.givenName}`,
      iin: 'iin' in order ? order.iin : null,
      bin: order.organisation?.bin ?? null,
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
    };
    this.#keep({ issued: [...this.#state.issued, record] });
  }

  /** What that authority issued, and what none of them knows of. */
  #revokedBy(issuer: CertificateIssuer): RevokedCertificate[] {
    const algorithmOf = new Map(this.#state.issued.map((record) => [record.serial, record.algorithm]));
    return this.#state.revoked
      .filter(({ serial }) => {
        const algorithm = algorithmOf.get(serial);
        return algorithm === undefined || this.#hierarchies[algorithm].issuing === issuer;
      })
      .map((entry) => ({ ...entry, at: new Date(entry.at) }));
  }

  #statusOf(serial: string, algorithm: KeyAlgorithm): 'GOOD' | 'NOT_ISSUED' | RevokedCertificate {
    const revoked = this.#revokedBy(this.#hierarchies[algorithm].issuing).find(
      (entry) => entry.serial === serial,
    );
    const issued = this.#state.issued.some(
      (record) => record.serial === serial && record.algorithm === algorithm,
    );
    return revoked ?? (issued ? 'GOOD' : 'NOT_ISSUED');
  }

  #keep(change: Partial<AuthorityState>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#options.folder !== undefined) saveAuthority(this.#options.folder, this.#state);
  }
}

/** As everybody reads it from the certificate: without the octets of zero in front. */
function hex(serial: Uint8Array): string {
  return Buffer.from(serial)
    .toString('hex')
    .replace(/^(00)+/, '')
    .toUpperCase();
}
