import { X509Certificate } from 'node:crypto';
import {
  buildCertificate,
  type CertificateSpec,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { subjectName } from '../../src/sandbox/certification-authority/certificate-order.ts';
import { EXTENDED_KEY_USAGE } from '../../src/sandbox/certification-authority/templates.ts';
import { RevocationJudge, SignatureJudge } from '../../src/signatures/index.ts';
import { keyIdentifier } from '../../src/signing/digests.ts';
import {
  APPLICANT,
  CONTENT,
  DAY_MS,
  messageOf,
  NOW,
  openSandboxAuthority,
  outcome,
  rsaKey,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';

let world: SignatureWorld;
beforeAll(async () => {
  world = await signatureWorld();
});

const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const usualName = subjectName(APPLICANT);

describe('a certificate that no pinned root vouches for', () => {
  it('of an authority with the same names and other keys, sent along whole', async () => {
    const fake = await openSandboxAuthority(world.clock);
    const issued = await fake.certify({ ...APPLICANT, key: world.key });
    const authorities = [fake.issuingPem(), fake.rootPem()].map((pem) => new X509Certificate(pem).raw);
    const cms = messageOf({ ...issued, certificates: [issued.certificate, ...authorities] });
    expect(outcome(await world.judge(cms))).toBe('UNTRUSTED_CHAIN');
  });

  it('signed by its own key under the applicant’s issuer and serial number', async () => {
    const key = rsaKey();
    const forged = buildCertificate(
      personSpec(key.publicKeyInfo, Buffer.from(world.applicant.serial, 'hex')),
      { subject: issuingName(), key, keyId: keyIdentifier(key.publicKeyInfo) },
    );
    expect(outcome(await world.judge(messageOf({ key, certificate: forged })))).toBe('UNTRUSTED_CHAIN');
  });

  it('self-signed', async () => {
    const publicKey = world.key.publicKeyInfo;
    const issuer = { subject: usualName, key: world.key, keyId: keyIdentifier(publicKey) };
    const certificate = buildCertificate(personSpec(publicKey, Buffer.of(5)), issuer);
    expect(outcome(await world.judge(messageOf({ key: world.key, certificate })))).toBe('UNTRUSTED_CHAIN');
  });

  it.each<[string, Partial<CertificateSpec>, string]>([
    ['issued by a person', {}, 'ISSUER_NOT_CA'],
    [
      'issued by an authority below one that may have none',
      { authority: {}, keyUsage: ['keyCertSign'] },
      'UNTRUSTED_CHAIN',
    ],
    [
      'issued by an authority that may not sign certificates',
      { authority: {}, keyUsage: ['digitalSignature'] },
      'ISSUER_KU',
    ],
  ])('%s', async (_, overrides, code) => {
    const above = await world.issue({ overrides: { ...overrides, subject: usualName } });
    const key = rsaKey();
    const issuer = {
      subject: usualName,
      key: world.key,
      keyId: keyIdentifier(world.key.publicKeyInfo),
    };
    const certificate = buildCertificate(personSpec(key.publicKeyInfo, Buffer.of(9)), issuer);
    const cms = messageOf({ key, certificate, certificates: [certificate, above.certificate] });
    expect(outcome(await world.judge(cms))).toBe(code);
  });

  it('whose authority has expired', async () => {
    const issued = await world.issue({ overrides: { notAfter: inDays(365 * 15) } });
    expect(outcome(await world.judge(messageOf(issued), { at: inDays(365 * 11), profile: 'ARCHIVE' }))).toBe(
      'CA_EXPIRED',
    );
  });

  it('whose authority was revoked by the root', async () => {
    const revoking = await signatureWorld();
    revoking.authority.revoke(
      new X509Certificate(revoking.authority.issuingPem()).serialNumber,
      'superseded',
    );
    await revoking.refreshLists();
    expect(outcome(await revoking.judge(messageOf(revoking.applicant)))).toBe('CA_REVOKED');
  });
});

it('one verifier trusts nothing that another was told to trust', async () => {
  const stranger = await signatureWorld();
  const verifier = new SignatureJudge({
    trust: stranger.trust,
    revocation: new RevocationJudge({ lists: world.lists }),
  });
  const verdict = await verifier.verify({ signature: messageOf(world.applicant), content: CONTENT, at: NOW });
  expect(outcome(verdict)).toBe('UNTRUSTED_CHAIN');
});

function personSpec(publicKey: Uint8Array, serial: Uint8Array): CertificateSpec {
  return {
    serial,
    subject: usualName,
    publicKey,
    notBefore: inDays(-1),
    notAfter: inDays(1),
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: EXTENDED_KEY_USAGE.INDIVIDUAL,
  };
}

/** The issuing authority's name in the order it writes it. */
function issuingName(): CertificateSpec['subject'] {
  return [
    ['C', 'KZ'],
    ['O', 'Qyzmet Sandbox'],
    ['CN', 'ҚҰМСАЛҒЫШ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA SANDBOX)'],
  ];
}
