import { nothing } from '../../src/asn1/der-writer.ts';
import {
  type CertificateSpec,
  extension,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import type { CertificateOrder } from '../../src/sandbox/certification-authority/certificate-order.ts';
import { subjectName } from '../../src/sandbox/certification-authority/certificate-order.ts';
import { type VerifyInput } from '../../src/signatures/index.ts';
import {
  APPLICANT,
  DAY_MS,
  messageOf,
  NOW,
  ORGANISATION,
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
const without = (attribute: string) => usualName.filter(([name]) => name !== attribute);

async function outcomeFor(
  overrides: Partial<CertificateSpec>,
  input: Partial<VerifyInput> = {},
  order: Partial<CertificateOrder> = {},
): Promise<string> {
  const issued = await world.issue({ ...order, overrides });
  const verdict = await world.judge(messageOf(issued), input);
  if (verdict.state === 'INVALID') expect(verdict.category).toBe('CERTIFICATE');
  return outcome(verdict);
}

describe('a certificate that is not good for signing now', () => {
  it.each<[string, Partial<CertificateSpec>, string]>([
    ['expired a second ago', { notAfter: new Date(NOW.getTime() - 1000) }, 'EXPIRED'],
    ['valid in a second', { notBefore: new Date(NOW.getTime() + 1000) }, 'NOT_YET_VALID'],
    ['no nonRepudiation', { keyUsage: ['digitalSignature'] }, 'KEY_USAGE'],
    ['no digitalSignature', { keyUsage: ['nonRepudiation'] }, 'KEY_USAGE'],
    ['no key usage at all', { keyUsage: [] }, 'KEY_USAGE'],
    [
      'the authentication certificate of an RSA pair',
      {
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.2.398.3.3.4.1.1'],
      },
      'KEY_USAGE',
    ],
    [
      'meant for logging in',
      { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.2.398.3.3.4.1.1'] },
      'AUTH_CERT_USED_FOR_SIGNING',
    ],
    ['no template', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] }, 'CERT_TEMPLATE'],
    ['no purposes', { extendedKeyUsage: [] }, 'CERT_TEMPLATE'],
    [
      'of an information system',
      { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.2.6'] },
      'CERT_TEMPLATE',
    ],
    [
      'of the treasury’s system, which names a person too',
      { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.2', '1.2.398.5.19.1.2.2.1'] },
      'CERT_TEMPLATE',
    ],
    ['algorithms inside and outside differ', { innerDigest: 'SHA512' }, 'CERT_ALG_MISMATCH'],
    [
      'an unknown critical extension',
      { otherExtensions: [extension('1.3.6.1.4.1.99999.1', nothing(), true)] },
      'UNKNOWN_CRITICAL_EXT',
    ],
    [
      'key usages beyond those needed',
      { keyUsage: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'] },
      'VALID',
    ],
    [
      'an unknown extension that is not critical',
      { otherExtensions: [extension('1.2.398.3.3.7', nothing())] },
      'VALID',
    ],
  ])('%s', async (_, overrides, code) => {
    expect(await outcomeFor(overrides)).toBe(code);
  });

  it('an employee’s certificate where only the head may sign', async () => {
    const order = { template: 'EMPLOYEE', organisation: ORGANISATION } as const;
    expect(await outcomeFor({}, { templates: ['HEAD', 'RIGHT_TO_SIGN'] }, order)).toBe('CERT_TEMPLATE');
    expect(await outcomeFor({}, { templates: ['HEAD', 'EMPLOYEE'] }, order)).toBe('VALID');
  });

  it('signed with SHA-1 by the authority: no signature in a form taken here', async () => {
    const issued = await world.issue({ overrides: { digest: 'SHA1' } });
    expect(outcome(await world.judge(messageOf(issued)))).toBe('WEAK_ALGORITHM');
  });
});

describe('the person of the certificate against the person who must sign', () => {
  const organisation = { template: 'HEAD', organisation: ORGANISATION } as const;

  it.each<[string, Partial<VerifyInput>, Partial<CertificateOrder>, string]>([
    ['another IIN', { expectedIin: '990101300102' }, {}, 'IIN_MISMATCH'],
    ['the IIN expected', { expectedIin: APPLICANT.iin }, {}, 'VALID'],
    ['another BIN', { expectedBin: '150541000012' }, organisation, 'BIN_MISMATCH'],
    ['an individual’s where a BIN is expected', { expectedBin: ORGANISATION.bin }, {}, 'BIN_MISMATCH'],
    ['an organisation’s where none may be', { expectedBin: null }, organisation, 'BIN_UNEXPECTED'],
    ['the BIN expected', { expectedBin: ORGANISATION.bin }, organisation, 'VALID'],
    ['a BIN that nobody compares', {}, organisation, 'VALID'],
  ])('%s', async (_, input, order, code) => {
    expect(await outcomeFor({}, input, order)).toBe(code);
  });

  it.each<[string, CertificateSpec['subject'], string]>([
    ['two serial numbers', [...usualName, ['serialNumber', 'IIN990101300102']], 'SUBJECT_AMBIGUOUS'],
    [
      'a serial number that is not an IIN beside the IIN',
      [...usualName, ['serialNumber', 'X1']],
      'SUBJECT_AMBIGUOUS',
    ],
    ['no serial number', without('serialNumber'), 'SUBJECT_AMBIGUOUS'],
    [
      'the IIN only in the name',
      [
        ['CN', `IIN${APPLICANT.iin}`],
        ['C', 'KZ'],
      ],
      'SUBJECT_AMBIGUOUS',
    ],
    [
      'Kazakh letters that look like IIN',
      [...without('serialNumber'), ['serialNumber', `ІІN${APPLICANT.iin}`]],
      'SUBJECT_AMBIGUOUS',
    ],
    [
      'a space before the number',
      [...without('serialNumber'), ['serialNumber', `IIN ${APPLICANT.iin}`]],
      'SUBJECT_AMBIGUOUS',
    ],
    [
      'a line after the number',
      [...without('serialNumber'), ['serialNumber', `IIN${APPLICANT.iin}\n`]],
      'MALFORMED',
    ],
    ['a NUL in the name', [...without('CN'), ['CN', 'СЫНАҚОВ\0ӘЛЕМ']], 'MALFORMED'],
    ['two names', [...usualName, ['CN', 'БАСҚА АДАМ']], 'SUBJECT_AMBIGUOUS'],
    ['two BINs', [...usualName, ['OU', 'BIN120140000017'], ['OU', 'BIN150541000012']], 'SUBJECT_AMBIGUOUS'],
    ['a unit that is no BIN', [...usualName, ['OU', 'БИН 120140000017']], 'VALID'],
  ])('%s', async (_, subject, code) => {
    const issued = await world.issue({ overrides: { subject } });
    const verdict = await world.judge(messageOf(issued), { expectedIin: APPLICANT.iin, expectedBin: null });
    expect(outcome(verdict)).toBe(code);
  });
});

describe('a signature that the certificate’s key did not make', () => {
  it('made by an attacker under a victim’s certificate: nobody is named', async () => {
    const verdict = await world.judge(messageOf({ key: rsaKey(), certificate: world.applicant.certificate }));
    expect(verdict).toEqual({ state: 'INVALID', code: 'BAD_SIGNATURE', category: 'CERTIFICATE' });
  });

  it('made with a longer key: the lengths do not even agree', async () => {
    const cms = messageOf({ key: rsaKey(3072), certificate: world.applicant.certificate });
    expect(outcome(await world.judge(cms))).toBe('BAD_SIGNATURE');
  });

  it('with a bit of it turned', async () => {
    const cms = messageOf(world.applicant);
    cms[cms.length - 1] = (cms[cms.length - 1] ?? 0) ^ 1;
    expect(outcome(await world.judge(cms))).toBe('BAD_SIGNATURE');
  });
});

it('a refusal of a proved signature names its signer', async () => {
  const issued = await world.issue({ overrides: { notAfter: inDays(-1) } });
  expect(await world.judge(messageOf(issued))).toMatchObject({
    code: 'EXPIRED',
    signer: { iin: APPLICANT.iin, serialNumber: issued.serial },
  });
});
