import { boolean, time as encodedTime, oid, pem, sequence } from '../../../src/asn1/index.ts';
import {
  buildCertificate,
  type CertificateIssuer,
  type CertificateSpec,
  extension,
} from '../../../src/sandbox/certification-authority/certificate-builder.ts';
import { subjectName } from '../../../src/sandbox/certification-authority/certificate-order.ts';
import { buildCrl } from '../../../src/sandbox/certification-authority/crl-builder.ts';
import {
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  type SigningIdentity,
  signXml,
  stampCms,
} from '../../../src/sandbox/certification-authority/index.ts';
import { EXTENDED_KEY_USAGE } from '../../../src/sandbox/certification-authority/templates.ts';
import {
  buildTimestampToken,
  buildTstInfo,
} from '../../../src/sandbox/certification-authority/timestamp-token.ts';
import {
  InMemoryRevocationLists,
  RevocationJudge,
  SignatureJudge,
  signingXml,
  TrustStore,
  type VerifyInput,
} from '../../../src/signatures/index.ts';
import { DIGEST_OID, digestOf, keyIdentifier } from '../../../src/signing/digests.ts';
import { attribute } from '../../../src/signing/index.ts';
import { newSigningKey } from '../../../src/signing/private-key.ts';
import type { SigningKey } from '../../../src/signing/signing-key.ts';
import { APPLICANT, CONTENT, HeldClock, HOUR_MS, messageOf, NOW, outcome } from '../../support/signatures.ts';
import { FIRST_HOUR, IINS, type Scenario, YEAR_HOURS } from './scenario.ts';

const hours = (from: number) => new Date(NOW.getTime() + from * HOUR_MS);
const SERIAL = Buffer.from('4a01', 'hex');
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OTHER = Buffer.from('{"purpose":"SIGN_REQUEST","name":"Other"}');

/** An authority of one certificate with the keys of one algorithm, whatever it is told to issue. */
interface Cast {
  readonly root: CertificateIssuer;
  readonly rootCertificate: Buffer;
  /** Of the same name, with another key. */
  readonly impostor: CertificateIssuer;
  readonly person: SigningKey;
  readonly stranger: SigningKey;
  readonly stamper: SigningIdentity;
}

/** Plays scenarios: says what the verdict was. */
export async function openStage(): Promise<(scenario: Scenario) => Promise<string>> {
  const casts = new Map<KeyAlgorithm, Cast>();
  for (const algorithm of KEY_ALGORITHMS) casts.set(algorithm, await castOf(algorithm));
  const roots = [...casts.values()].map(({ rootCertificate }) => pem('CERTIFICATE', rootCertificate));
  const trust = new TrustStore({ roots, intermediates: [] });
  return async (scenario) => {
    const cast = casts.get(scenario.algorithm);
    if (cast === undefined) throw new Error('no cast');
    const lists = new InMemoryRevocationLists({ trust, clock: new HeldClock() });
    const { listEnds, revocation } = scenario;
    if (listEnds !== null) await lists.install(listOf(cast, listEnds, revocation));
    const judge = new SignatureJudge({ trust, revocation: new RevocationJudge({ lists }) });
    return outcome(await judge.verify({ signature: await signed(scenario, cast), ...asked(scenario) }));
  };
}

async function castOf(algorithm: KeyAlgorithm): Promise<Cast> {
  const key = () => newSigningKey(algorithm);
  const [own, foreign, person, stranger, stamping] = await Promise.all([key(), key(), key(), key(), key()]);
  const root = issuerOf(own, algorithm);
  const spec = {
    notBefore: hours(FIRST_HOUR),
    notAfter: hours(YEAR_HOURS * 10),
    extendedKeyUsage: [],
  } as const;
  const rootCertificate = buildCertificate(
    {
      ...spec,
      serial: Buffer.of(1),
      subject: root.subject,
      publicKey: own.publicKeyInfo,
      keyUsage: ['keyCertSign', 'cRLSign'],
      authority: {},
    },
    root,
  );
  const stamper = buildCertificate(
    {
      ...spec,
      serial: Buffer.of(2),
      subject: [['CN', 'STAMPER']],
      publicKey: stamping.publicKeyInfo,
      keyUsage: ['digitalSignature'],
      otherExtensions: [extension('2.5.29.37', sequence(oid(TIME_STAMPING)), true)],
    },
    root,
  );
  return {
    ...{ root, rootCertificate, impostor: issuerOf(foreign, algorithm), person, stranger },
    stamper: { key: stamping, certificate: stamper },
  };
}

function issuerOf(key: SigningKey, name: string): CertificateIssuer {
  return { subject: [['CN', `SANDBOX ${name}`]], key, keyId: keyIdentifier(key.publicKeyInfo) };
}

/** Made when whatever it says had happened, or just before its end. */
function listOf({ root }: Cast, ends: number, revocation: Scenario['revocation']): Buffer {
  const revoked =
    revocation === null
      ? []
      : [{ serial: SERIAL.toString('hex'), at: hours(revocation.at), reason: revocation.reason }];
  return buildCrl(
    { number: 1, thisUpdate: hours(Math.min(0, ends - 1)), nextUpdate: hours(ends), revoked },
    root,
  );
}

async function signed(scenario: Scenario, cast: Cast): Promise<Buffer> {
  const certificate = certificateOf(scenario, cast);
  const key = scenario.forged ? cast.stranger : cast.person;
  const content = scenario.contentChanged ? OTHER : CONTENT;
  if (scenario.form === 'XML') return signXml({ key, certificate }, signingXml(content));
  const cms = messageOf({
    ...{ key, certificate, content, attached: scenario.form === 'ATTACHED' },
    attributes: (all) => all.with(1, attribute(SIGNING_TIME, encodedTime(hours(scenario.signingTime)))),
  });
  const { stamp } = scenario;
  if (stamp === null) return cms;
  return stampCms(cms, async (value) => tokenOf(cast.stamper, stamp, stamp.overAnother ? OTHER : value));
}

function tokenOf(signer: SigningIdentity, { time }: { time: number }, imprinted: Uint8Array): Buffer {
  const { digest } = signer.key;
  const content = buildTstInfo({
    imprint: { digestOid: DIGEST_OID[digest], hash: digestOf(digest, imprinted) },
    policy: '1.2.398.3.3.2.6.4',
    serial: Buffer.of(0x4a),
    time: hours(time),
  });
  return buildTimestampToken({ content, signer, certificates: [signer.certificate] });
}

function certificateOf(scenario: Scenario, { root, impostor, person }: Cast): Buffer {
  const { digitalSignature, nonRepudiation, template, iin, bin } = scenario;
  const organisation = bin === null ? {} : { organisation: { name: 'ЖШС', bin } };
  const subject = subjectName({ ...APPLICANT, iin, ...organisation });
  const secondIin: CertificateSpec['subject'] = scenario.secondIin ? [['serialNumber', `IIN${IINS[1]}`]] : [];
  return buildCertificate(
    {
      serial: SERIAL,
      subject: [...subject, ...secondIin],
      publicKey: person.publicKeyInfo,
      notBefore: hours(scenario.notBefore),
      notAfter: hours(scenario.notAfter),
      keyUsage: [
        ...(digitalSignature ? (['digitalSignature'] as const) : []),
        ...(nonRepudiation ? (['nonRepudiation'] as const) : []),
      ],
      extendedKeyUsage: template === 'NONE' ? [] : EXTENDED_KEY_USAGE[template],
      otherExtensions: scenario.unknownCritical ? [extension('1.2.3.4', boolean(true), true)] : [],
    },
    scenario.foreign ? impostor : root,
  );
}

function asked(scenario: Scenario): Omit<VerifyInput, 'signature'> {
  const { at, profile, purpose, expectedIin, expectedBin, templates } = scenario;
  return {
    ...{ content: CONTENT, at: hours(at), profile, purpose },
    ...(expectedIin === undefined ? {} : { expectedIin }),
    ...(expectedBin === undefined ? {} : { expectedBin }),
    ...(templates === undefined ? {} : { templates }),
  };
}
