import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import { gostVerification, SystemJudge, type SystemVerdict, TrustStore } from '../../src/signatures/index.ts';
import type { RevocationStatus } from '../../src/signatures/revocation/revocation-status.ts';
import { KEY_ALGORITHMS, type KeyAlgorithm, type SigningIdentity, signXml } from '../../src/signing/index.ts';
import { bodySignatureOf, EnvelopeFault, readEnvelope, signEnvelope } from '../../src/soap/index.ts';
import { element, exclusiveCanonical, XmlFault } from '../../src/xml/index.ts';

const GOOD: RevocationStatus = { check: async () => ({ evidence: [] }) };
const SYSTEM = {
  template: 'INFORMATION_SYSTEM',
  name: 'A system',
  systemId: '1.2.398.999.5',
  organisation: { name: 'An organisation', bin: '120140000017' },
} as const;
const CONTENT = element('a:told', { 'xmlns:a': 'urn:a', b: '1' }, element('c', {}, 'Қабылданды & <бітті>'));

let authority: SandboxAuthority;
let judge: SystemJudge;
const keys = new Map<KeyAlgorithm, SigningIdentity>();
beforeAll(async () => {
  authority = await SandboxAuthority.open({ clock: systemClock, url: 'http://localhost/ca' });
  for (const algorithm of KEY_ALGORITHMS)
    keys.set(algorithm, await authority.certify({ ...SYSTEM, algorithm }));
  judge = judgeWith(GOOD);
});

afterAll(() => gostVerification.close());

function judgeWith(revocation: RevocationStatus): SystemJudge {
  const trust = new TrustStore({
    roots: KEY_ALGORITHMS.map((algorithm) => authority.rootPem(algorithm)),
    intermediates: KEY_ALGORITHMS.map((algorithm) => authority.issuingPem(algorithm)),
  });
  return new SystemJudge({ trust, revocation });
}

function keyOf(algorithm: KeyAlgorithm): SigningIdentity {
  const key = keys.get(algorithm);
  if (key === undefined) throw new Error(`no ${algorithm} key`);
  return key;
}

const signed = (identity = keyOf('GOST2015'), id: string = randomUUID()): string =>
  signEnvelope(CONTENT, identity, id).toString('utf8');
const verdictOn = (envelope: string, by = judge): Promise<SystemVerdict> =>
  by.envelope(bodySignatureOf(readEnvelope(Buffer.from(envelope))), systemClock.now());

describe('a body signed by WS-Security', () => {
  it.each(KEY_ALGORITHMS)('with a key of a system, %s, is that system’s', async (algorithm) => {
    expect(await verdictOn(signed(keyOf(algorithm)))).toMatchObject({
      state: 'VALID',
      system: { name: 'A system', bin: '120140000017' },
    });
  });

  it('has the header that the gateway wants, and nothing else', () => {
    const [, header = ''] = /<soap:Header>(.*)<\/soap:Header>/.exec(signed(keyOf('RSA'), 'x')) ?? [];
    const shape = header.replace(/>[A-Za-z0-9+/=]{20,}</g, '>…<');
    const recorded = readFileSync(join(import.meta.dirname, 'recorded/wss-header.xml'), 'utf8');
    expect(shape).toBe(recorded.trim());
  });

  it('is digested as it is canonical, whatever stands around it', () => {
    const { body } = readEnvelope(Buffer.from(signed()));
    const moved = signed().replace('<soap:Envelope ', '<soap:Envelope xmlns:unused="urn:unused" ');
    expect(exclusiveCanonical(body).toString()).toContain('Қабылданды &amp; &lt;бітті&gt;');
    return expect(verdictOn(moved)).resolves.toMatchObject({ state: 'VALID' });
  });

  it('may have a time-stamp of the header beside it, in which nothing is believed', async () => {
    const stamped = signed().replace(
      '<ds:Signature ',
      '<wsu:Timestamp xmlns:wsu="urn:any"><a></a></wsu:Timestamp><ds:Signature ',
    );
    expect(await verdictOn(stamped)).toMatchObject({ state: 'VALID' });
  });
});

describe('a body is nobody’s', () => {
  const invalid = (code: string) => ({ state: 'INVALID', code });

  it('when a letter of it is another', async () => {
    expect(await verdictOn(signed().replace('Қабылданды', 'Қабылданбады'))).toEqual(
      invalid('DIGEST_MISMATCH'),
    );
  });

  it('when the signature is of another body', async () => {
    const id = randomUUID();
    const value = /<ds:SignatureValue>.*<\/ds:SignatureValue>/;
    const [other = ''] = value.exec(signed(keyOf('GOST2015'), id)) ?? [];
    const digest = signed(keyOf('GOST2015'), randomUUID());
    expect(await verdictOn(digest.replace(value, other))).toEqual(invalid('BAD_SIGNATURE'));
  });

  it('when the certificate is of another system', async () => {
    const other = await authority.certify({ ...SYSTEM, name: 'Another system' });
    const { key } = keyOf('GOST2015');
    expect(await verdictOn(signed({ key, certificate: other.certificate }))).toEqual(
      invalid('BAD_SIGNATURE'),
    );
  });

  it('when the algorithm named is not the key’s', async () => {
    const named = signed(keyOf('RSA')).replace('rsa-sha256', 'rsa-sha512');
    expect(await verdictOn(named)).toEqual(invalid('ALG_MISMATCH'));
    const weak = signed(keyOf('RSA')).replace(
      'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    );
    expect(await verdictOn(weak)).toEqual(invalid('WEAK_ALGORITHM'));
  });

  it('when nobody vouches for the certificate', async () => {
    const stranger = await SandboxAuthority.open({ clock: systemClock, url: 'http://localhost/other' });
    expect(await verdictOn(signed(await stranger.certify(SYSTEM)))).toEqual(invalid('UNTRUSTED_CHAIN'));
  });

  it('when the certificate is a person’s, or no longer valid', async () => {
    const person = await authority.certify({
      ...{ template: 'HEAD', surname: 'Сынақ', givenName: 'Адам', iin: '900101400013' },
      organisation: SYSTEM.organisation,
    });
    expect(await verdictOn(signed(person))).toEqual(invalid('CERT_TEMPLATE'));
    const notAfter = new Date(systemClock.now().getTime() - 1000);
    const old = await authority.certify({ ...SYSTEM, overrides: { notAfter } });
    expect(await verdictOn(signed(old))).toEqual(invalid('EXPIRED'));
  });

  it('when the certificate is revoked; and undecided while the authority is silent', async () => {
    const revoked = judgeWith({ check: async () => ({ fault: 'REVOKED', evidence: [] }) });
    expect(await verdictOn(signed(), revoked)).toEqual(invalid('REVOKED'));
    const silent = judgeWith({ check: async () => ({ doubt: 'CRL_STALE', evidence: [] }) });
    expect(await verdictOn(signed(), silent)).toMatchObject({
      system: { bin: '120140000017' },
      state: 'INDETERMINATE',
      code: 'CRL_STALE',
    });
  });
});

describe('a signature is not taken', () => {
  const BODY = /<soap:Body .*<\/soap:Body>/;

  it.each<[string, (envelope: string) => string, typeof EnvelopeFault | typeof XmlFault]>([
    ['that refers to another body, moved into the header', wrapped, EnvelopeFault],
    [
      'when two elements have one identifier',
      (xml) => xml.replace('<soap:Header>', `<soap:Header><a xmlns="urn:a" Id="${idIn(xml)}"></a>`),
      XmlFault,
    ],
    [
      'when there are two bodies',
      (xml) => xml.replace(BODY, (body) => body.replace(/wsu:Id="[^"]+"/, 'wsu:Id="other"') + body),
      XmlFault,
    ],
    ['when the body has no identifier', (xml) => xml.replace(/ wsu:Id="[^"]+"/, ''), EnvelopeFault],
    ['when it refers to the whole document', (xml) => xml.replace(/URI="#[^"]+"/, 'URI=""'), EnvelopeFault],
    [
      'when it refers to an address',
      (xml) => xml.replace(/URI="#[^"]+"/, 'URI="http://localhost/body"'),
      EnvelopeFault,
    ],
    [
      'with a second reference',
      (xml) => xml.replace(/(<ds:Reference.*<\/ds:Reference>)/, '$1$1'),
      EnvelopeFault,
    ],
    [
      'with a transform by XPath',
      (xml) =>
        xml.replace(
          /<ds:Transform Algorithm="[^"]+">/,
          '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">',
        ),
      EnvelopeFault,
    ],
    [
      'with a second transform',
      (xml) => xml.replace(/(<ds:Transform .*<\/ds:Transform>)/, '$1$1'),
      EnvelopeFault,
    ],
    [
      'with another canonical form',
      (xml) =>
        xml.replace(
          /<ds:CanonicalizationMethod Algorithm="[^"]+">/,
          '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
        ),
      EnvelopeFault,
    ],
    ['beside a second one', (xml) => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1'), XmlFault],
    ['with its certificate in another form', (xml) => xml.replace('#X509v3', '#X509PKIPathv1'), XmlFault],
    ['when it is missing', (xml) => xml.replace(/<ds:Signature .*<\/ds:Signature>/, ''), EnvelopeFault],
    [
      'when there is no header for it',
      (xml) => xml.replace(/<soap:Header>.*<\/soap:Header>/, ''),
      EnvelopeFault,
    ],
  ])('%s', (_name, change, fault) => {
    const envelope = signed();
    const changed = change(envelope);
    expect(changed).not.toBe(envelope);
    expect(() => bodySignatureOf(readEnvelope(Buffer.from(changed)))).toThrow(fault);
  });

  function idIn(envelope: string): string {
    return /wsu:Id="([^"]+)"/.exec(envelope)?.[1] ?? '';
  }

  /** XML signature wrapping: the signed body is kept where nobody reads it, another is put in its place. */
  function wrapped(envelope: string): string {
    const [body = ''] = BODY.exec(envelope) ?? [];
    const forged = body.replace(/wsu:Id="[^"]+"/, 'wsu:Id="forged"').replace('Қабылданды', 'Бас тартылды');
    return envelope
      .replace(body, forged)
      .replace('<soap:Header>', `<soap:Header><w:wrapper xmlns:w="urn:w">${body}</w:wrapper>`);
  }
});

describe('data with an enveloped signature', () => {
  const DATA = Buffer.from('<q:question xmlns:q="urn:q"><bin>120140000017</bin></q:question>');

  it.each(KEY_ALGORITHMS)('of a system, %s, is that system’s', async (algorithm) => {
    const data = signXml(keyOf(algorithm), DATA);
    expect(await judge.data(data, systemClock.now())).toMatchObject({
      state: 'VALID',
      system: { bin: '120140000017' },
    });
  });

  it('is nobody’s when it is altered, or not signed', async () => {
    const data = signXml(keyOf('RSA'), DATA).toString('utf8');
    const altered = Buffer.from(data.replace('<bin>12', '<bin>13'));
    expect(await judge.data(altered, systemClock.now())).toEqual({
      state: 'INVALID',
      code: 'DIGEST_MISMATCH',
    });
    expect(await judge.data(DATA, systemClock.now())).toEqual({ state: 'INVALID', code: 'NO_SIGNERS' });
  });
});
