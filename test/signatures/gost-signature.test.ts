import { contextConstructed, DerReader, TAG } from '../../src/asn1/index.ts';
import type { IssuedCertificate } from '../../src/sandbox/certification-authority/authority.ts';
import { cmsPem, signCms, signCmsTogether } from '../../src/sandbox/certification-authority/index.ts';
import { derElements, derShape } from '../support/der-shape.ts';
import {
  APPLICANT,
  CONTENT,
  messageOf,
  NOW,
  ORGANISATION,
  outcome,
  rsaKey,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';
import { testVectors, vectorBytes } from '../support/test-vectors.ts';

let world: SignatureWorld;
let applicant: IssuedCertificate;
beforeAll(async () => {
  world = await signatureWorld();
  applicant = await world.authority.certify(APPLICANT);
});

describe('a signature with a GOST key of the sandbox', () => {
  it.each([
    ['attached', true],
    ['detached', false],
  ])('is good: %s', async (_, attached) => {
    const cms = signCms(applicant, { content: CONTENT, attached, signingTime: NOW });
    expect(await world.judge(cms, { expectedIin: APPLICANT.iin, expectedBin: null })).toMatchObject({
      state: 'VALID',
      signer: {
        iin: APPLICANT.iin,
        serialNumber: applicant.serial,
        algorithm: 'GOST 34.10-2015-512/Streebog-512',
      },
    });
    expect(outcome(await world.judge(Buffer.from(cmsPem(cms))))).toBe('VALID');
  });

  it('of a head names the organisation', async () => {
    const head = await world.authority.certify({
      ...APPLICANT,
      template: 'HEAD',
      organisation: ORGANISATION,
    });
    const cms = signCms(head, { content: CONTENT, attached: true, signingTime: NOW });
    const verdict = await world.judge(cms, { expectedBin: ORGANISATION.bin, templates: ['HEAD'] });
    expect(verdict).toMatchObject({ state: 'VALID', signer: { bin: ORGANISATION.bin } });
  });

  it.each([
    ['over another content', () => signed(Buffer.from('other')), 'DIGEST_MISMATCH'],
    ['changed in its last octet', () => lastOctetFlipped(signed(CONTENT)), 'BAD_SIGNATURE'],
    [
      'of another key',
      async () => {
        const { key } = await world.authority.certify(APPLICANT);
        return messageOf({ key, certificate: applicant.certificate });
      },
      'BAD_SIGNATURE',
    ],
    [
      'with an RSA key in its place',
      () => messageOf({ key: rsaKey(), certificate: applicant.certificate }),
      'ALG_MISMATCH',
    ],
    [
      'over attributes with a SHA-256 digest',
      () => messageOf({ ...applicant, digest: 'SHA256', signatureDigest: 'STREEBOG512' }),
      'ALG_MISMATCH',
    ],
  ])('is not good %s', async (_, make, code) => {
    expect(outcome(await world.judge(await make()))).toBe(code);
  });

  it('is revoked by the list of the authority with GOST keys', async () => {
    const revoked = await world.authority.certify(APPLICANT);
    world.authority.revoke(revoked.serial, 'keyCompromise');
    await world.refreshLists();
    expect(outcome(await world.judge(messageOf(revoked)))).toBe('REVOKED');
    expect(outcome(await world.judge(messageOf(applicant)))).toBe('VALID');
  });

  it('is not good when the certificate has expired', async () => {
    const overrides = { notAfter: new Date(NOW.getTime() - 1000) };
    const expired = await world.authority.certify({ ...APPLICANT, overrides });
    expect(outcome(await world.judge(messageOf(expired)))).toBe('EXPIRED');
  });
});

const real = testVectors('cms').find(({ file }) => file.includes('CmsServiceTest__SIGNED_CMS.'));
(real === undefined ? it.skip : it)('two signers write the message as the real ones do', async () => {
  const other = await world.authority.certify({ ...APPLICANT, algorithm: 'RSA' });
  const options = { content: Buffer.from('test123'), attached: true, signingTime: NOW };
  const ours = algorithmsOf(signCmsTogether([applicant, other], options));
  expect(ours).toEqual(algorithmsOf(vectorBytes(real ?? { file: '' })));
});

/** The digests of a SignedData; of each signer the digest, the signature's algorithm and the form of its value. */
function algorithmsOf(cms: Uint8Array) {
  const signedData = new DerReader(cms).open(TAG.SEQUENCE);
  signedData.skip();
  const parts = derElements(signedData.open(contextConstructed(0)).value(TAG.SEQUENCE));
  const signers = derElements(new DerReader(parts.at(-1) ?? cms).value(TAG.SET));
  return {
    digests: derShape(parts[1] ?? cms),
    signers: signers.map((signer) => {
      const [, , digest, , signature, value] = derElements(new DerReader(signer).value(TAG.SEQUENCE));
      return [digest, signature, value].map((part) => derShape(part ?? cms));
    }),
  };
}

function signed(content: Buffer): Buffer {
  return signCms(applicant, { content, attached: false, signingTime: NOW });
}

function lastOctetFlipped(cms: Buffer): Buffer {
  const copy = Buffer.from(cms);
  copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
  return copy;
}
