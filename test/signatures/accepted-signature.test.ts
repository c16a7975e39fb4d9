import { cmsPem, signCms, signCmsWithP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { PersonTemplate } from '../../src/sandbox/certification-authority/templates.ts';
import {
  APPLICANT,
  CONTENT,
  messageOf,
  NOW,
  ORGANISATION,
  outcome,
  PASSWORD,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';

let world: SignatureWorld;
beforeAll(async () => {
  world = await signatureWorld();
});

const expectations = { expectedIin: APPLICANT.iin, expectedBin: null, templates: ['INDIVIDUAL'] } as const;

describe('a signature of the right person over the right content is VALID', () => {
  it.each([true, false])('attached: %s, made from the key store file as NCALayer does', async (attached) => {
    const { p12 } = await world.authority.issue({ ...APPLICANT, key: world.key, password: PASSWORD });
    const cms = signCmsWithP12({ p12, password: PASSWORD }, { content: CONTENT, attached, signingTime: NOW });
    expect(outcome(await world.judge(cms, expectations))).toBe('VALID');
  });

  it.each(['SHA256', 'SHA384', 'SHA512'] as const)('with %s', async (digest) => {
    expect(outcome(await world.judge(messageOf({ ...world.applicant, digest }), expectations))).toBe('VALID');
  });

  it.each<[string, (der: Buffer) => string]>([
    ['PEM with the label CMS', cmsPem],
    [
      'PEM with the label PKCS7 and CRLF',
      (der) => cmsPem(der).replaceAll(' CMS-----', ' PKCS7-----').replaceAll('\n', '\r\n'),
    ],
    ['base64 in one line', (der) => der.toString('base64')],
    ['base64 with line breaks', (der) => `${der.toString('base64').replace(/(.{76})/g, '$1\r\n')}\n`],
  ])('as %s', async (_, encode) => {
    const text = Buffer.from(encode(messageOf(world.applicant)));
    expect(outcome(await world.judge(text, expectations))).toBe('VALID');
  });

  it.each<Exclude<PersonTemplate, 'AUTHENTICATION'>>(['HEAD', 'RIGHT_TO_SIGN', 'EMPLOYEE'])(
    'of an organisation, template %s',
    async (template) => {
      const issued = await world.issue({ template, organisation: ORGANISATION });
      const verdict = await world.judge(messageOf(issued), {
        expectedBin: ORGANISATION.bin,
        templates: [template],
      });
      expect(verdict).toMatchObject({
        state: 'VALID',
        signer: {
          bin: ORGANISATION.bin,
          organisation: ORGANISATION.name,
          templates: ['ORGANISATION', template],
        },
      });
    },
  );

  it('on the first and on the last second of the certificate', async () => {
    const later = new Date(NOW.getTime() + 5000);
    const issued = await world.issue({ overrides: { notBefore: NOW, notAfter: later } });
    const cms = messageOf(issued);
    expect(outcome(await world.judge(cms, { at: NOW }))).toBe('VALID');
    expect(outcome(await world.judge(cms, { at: later }))).toBe('VALID');
  });

  it('with the authority’s certificates sent along, and with the same certificate twice', async () => {
    const { certificate } = world.applicant;
    const cms = messageOf({ ...world.applicant, certificates: [certificate, certificate] });
    expect(outcome(await world.judge(cms))).toBe('VALID');
  });

  it('without signingTime and signingCertificateV2, which are optional', async () => {
    const cms = messageOf({
      ...world.applicant,
      attributes: ([type, , digest]) => [type, digest].flatMap((a) => a ?? []),
    });
    expect(outcome(await world.judge(cms))).toBe('VALID');
  });
});

describe('the verdict VALID', () => {
  it('names the signer by the certificate', async () => {
    const verdict = await world.judge(messageOf(world.applicant));
    expect(verdict).toMatchObject({
      state: 'VALID',
      signer: {
        name: 'СЫНАҚОВ ӘЛЕМ ҮЛГІҰЛЫ',
        iin: APPLICANT.iin,
        bin: null,
        organisation: null,
        serialNumber: world.applicant.serial,
        algorithm: 'RSA-2048/SHA-256',
        templates: ['INDIVIDUAL'],
        validFrom: new Date(NOW.getTime() - 60_000),
      },
    });
  });

  it('carries its evidence: the chain to the root, the list that was asked, the signer’s time', async () => {
    const verdict = await world.judge(messageOf(world.applicant));
    if (verdict.state !== 'VALID') throw new Error(verdict.code);
    const [root] = world.trust.roots;
    expect(verdict.evidence.chain).toHaveLength(3);
    expect(verdict.evidence.chain[0]?.sha256).toBe(verdict.signer.certificateSha256);
    expect(verdict.evidence.chain[2]?.sha256).toBe(root?.sha256);
    expect(verdict.evidence).toMatchObject({
      format: 'CMS_ATTACHED',
      time: NOW,
      signingTime: NOW,
      revocation: [
        { kind: 'CRL', certificate: verdict.signer.certificateSha256, number: '1', thisUpdate: NOW },
        { kind: 'CRL', number: '2', thisUpdate: NOW },
      ],
    });
  });

  it('has one signature id for every encoding of a signature, another for another signature', async () => {
    const idOf = async (cms: Uint8Array) => {
      const verdict = await world.judge(cms);
      return verdict.state === 'VALID' ? verdict.evidence.signatureId : verdict.code;
    };
    const attached = messageOf(world.applicant);
    const detached = messageOf({ ...world.applicant, attached: false });
    const other = signCms(world.applicant, {
      content: CONTENT,
      attached: true,
      signingTime: new Date(NOW.getTime() + 1000),
    });
    expect(await idOf(detached)).toBe(await idOf(attached));
    expect(await idOf(other)).not.toBe(await idOf(attached));
  });
});
