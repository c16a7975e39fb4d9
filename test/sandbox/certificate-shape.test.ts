import { execFileSync, spawnSync } from 'node:child_process';
import { contextConstructed, DerReader, readOid, TAG } from '../../src/asn1/index.ts';
import type { Order } from '../../src/sandbox/certification-authority/index.ts';
import { openP12, SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import { derElements, derShape } from '../support/der-shape.ts';
import { APPLICANT, HeldClock, ORGANISATION, openSandboxAuthority } from '../support/signatures.ts';
import { testVectors, vectorBytes } from '../support/test-vectors.ts';

let authority: SandboxAuthority;
beforeAll(async () => {
  authority = await openSandboxAuthority(new HeldClock());
});

interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The parts of a certificate (RFC 5280 4.1). */
function partsOf(certificate: Uint8Array) {
  const [tbs = certificate, algorithm = certificate] = derElements(
    new DerReader(certificate).value(TAG.SEQUENCE),
  );
  const parts = derElements(new DerReader(tbs).value(TAG.SEQUENCE));
  const [version, serial, innerAlgorithm, issuer, validity, subject, publicKey, extensions] = parts;
  const list = new DerReader(extensions ?? tbs).open(contextConstructed(3)).value(TAG.SEQUENCE);
  return {
    form: [version, serial, innerAlgorithm, issuer, validity, subject, publicKey, algorithm].map((part) =>
      derShape(part ?? tbs),
    ),
    serial: Buffer.from(new DerReader(serial ?? tbs).value(TAG.INTEGER)),
    extensions: new Map(derElements(list).map(readExtension)),
  };
}

function readExtension(element: Uint8Array): [string, Extension] {
  const reader = new DerReader(element).open(TAG.SEQUENCE);
  const id = readOid(reader);
  const critical = reader.has(TAG.BOOLEAN);
  if (critical) reader.skip();
  return [id, { critical, value: reader.value(TAG.OCTET_STRING) }];
}

const KEY_USAGE = '2.5.29.15';
const TEMPLATES = '2.5.29.37';
const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1';
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

const PERSON = { ...APPLICANT, organisation: ORGANISATION };
const COUNTERPARTS: readonly [string, Order][] = [
  ['individual/valid/individual_valid', APPLICANT],
  ['legal/valid/head', { ...PERSON, template: 'HEAD' }],
  ['legal/valid/employee_signright', { ...PERSON, template: 'RIGHT_TO_SIGN' }],
  [
    'legal/valid/treasury_client',
    {
      template: 'INFORMATION_SYSTEM',
      name: 'Сынақ',
      systemId: '1.2.398.6.10.1.1',
      organisation: ORGANISATION,
    },
  ],
];

const keyStores = testVectors('pkcs12');
const counterparts = COUNTERPARTS.flatMap(([name, order]) => {
  const found = keyStores.find(({ file }) => file.endsWith(`${name}.p12`));
  return found === undefined ? [] : [{ name, order, real: found }];
});

describe('certificates have the shape of the national authority’s', () => {
  (counterparts.length === 0 ? it.skip : it).each(counterparts)('$name', async ({ order, real }) => {
    const theirs = partsOf(openP12(vectorBytes(real), real.password ?? '').certificate);
    const { certificate } = await authority.certify(order);
    const ours = partsOf(certificate);
    expect(ours.form).toEqual(theirs.form);
    expect([...ours.extensions.keys()].sort()).toEqual([...theirs.extensions.keys()].sort());
    for (const [id, { critical, value }] of ours.extensions) {
      /* The real ones differ among themselves: usages critical or not, a responder named twice. */
      if (id !== TEMPLATES && id !== KEY_USAGE)
        expect([id, critical]).toEqual([id, theirs.extensions.get(id)?.critical]);
      if (id === AUTHORITY_ACCESS) continue;
      expect([id, derShape(value)]).toEqual([id, derShape(theirs.extensions.get(id)?.value ?? value)]);
    }
    expect(ours.extensions.get(KEY_USAGE)?.value).toEqual(theirs.extensions.get(KEY_USAGE)?.value);
  });
});

it.each([
  ['INDIVIDUAL', ['1.2.398.3.3.4.1.1']],
  ['HEAD', ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.1']],
  ['RIGHT_TO_SIGN', ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.2']],
  ['RIGHT_TO_SIGN_FINANCIAL', ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.3']],
  ['HUMAN_RESOURCES', ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.4']],
  ['EMPLOYEE', ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.5']],
] as const)('template %s', async (template, identifiers) => {
  const { certificate } = await authority.certify({ ...APPLICANT, template });
  const { extensions } = partsOf(certificate);
  expect(derShape(extensions.get(TEMPLATES)?.value ?? certificate)).toEqual([
    '30',
    '1.3.6.1.5.5.7.3.4',
    ...identifiers,
  ]);
});

it('an RSA key for authentication does not sign: clientAuth, no nonRepudiation, a policy of its own', async () => {
  const { certificate } = await authority.certify({
    ...APPLICANT,
    template: 'AUTHENTICATION',
    algorithm: 'RSA',
  });
  const { extensions } = partsOf(certificate);
  expect(derShape(extensions.get(TEMPLATES)?.value ?? certificate)).toContain('1.3.6.1.5.5.7.3.2');
  expect(Buffer.from(extensions.get(KEY_USAGE)?.value ?? []).toString('hex')).toBe('030205a0');
  expect(JSON.stringify(derShape(extensions.get('2.5.29.32')?.value ?? certificate))).toContain(
    '1.2.398.3.3.2.4',
  );
  await expect(authority.certify({ ...APPLICANT, template: 'AUTHENTICATION' })).rejects.toThrow('RSA');
});

it('the serial number is the key’s name with the top bit cleared, and of chance for a second certificate', async () => {
  const first = await authority.certify(APPLICANT);
  const { serial, extensions } = partsOf(first.certificate);
  const keyName = Buffer.from(extensions.get(SUBJECT_KEY_IDENTIFIER)?.value ?? []).subarray(2);
  keyName.writeUInt8(keyName.readUInt8() & 0x7f);
  expect(BigInt(`0x${serial.toString('hex')}`)).toBe(BigInt(`0x${keyName.toString('hex')}`));
  const second = await authority.certify({ ...APPLICANT, key: first.key });
  expect(second.serial).not.toBe(first.serial);
});

it('a person’s certificate is for one year, a system’s for three', async () => {
  const system = { name: 'Сынақ', systemId: '1.2.398.6.10.1.1', organisation: ORGANISATION } as const;
  await authority.certify(APPLICANT);
  await authority.certify({ ...system, template: 'INFORMATION_SYSTEM' });
  const years = authority
    .issued()
    .slice(-2)
    .map(({ notBefore, notAfter }) =>
      Math.round((Date.parse(notAfter) - Date.parse(notBefore)) / 31_536_000_000),
    );
  expect(years).toEqual([1, 3]);
});

const installed = spawnSync('openssl', ['version']).status === 0;
if (!installed) console.info('passed over: openssl is not installed');
(installed ? it : it.skip)('OpenSSL reads the certificate, its authority’s and the list', async () => {
  const { certificate } = await authority.certify(APPLICANT);
  const lists = [authority.crlDer('GOST2015'), authority.rootCrlDer('GOST2015')];
  for (const input of [
    certificate,
    authority.rootDer('GOST2015'),
    authority.issuingDer('GOST2015'),
    ...lists,
  ]) {
    const text = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], { input, encoding: 'utf8' });
    expect(text).toContain('1.2.398.3.10.1.1.2.3.2');
    expect(text).toContain('SANDBOX');
  }
});
