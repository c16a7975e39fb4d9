import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/index.ts';
import { signedBy, vouchedFor } from '../../src/sandbox/gateway/known-signer.ts';
import { isSignedData } from '../../src/sandbox/gateway/signed-data.ts';
import { SYSTEM_KEY_PASSWORD, SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { gostVerification, readXmlSignature, SystemJudge, TrustStore } from '../../src/signatures/index.ts';
import { prove } from '../../src/signatures/prove.ts';
import { readWss } from '../../src/signatures/wss/read-wss.ts';
import { newSigningKey, openP12, type SigningIdentity, signCms, signXml } from '../../src/signing/index.ts';
import { bodySignatureOf, readEnvelope, signEnvelope } from '../../src/soap/index.ts';
import { element } from '../../src/xml/index.ts';
import { type SandboxHome, sandboxHome } from '../sandbox/running-sandbox.ts';
import { channelsTo } from '../support/gateway-channels.ts';

const SIGNATURE = 'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311';
const DIGEST = 'http://www.w3.org/2001/04/xmldsig-more#gost34311';
const CONTENT = element('a:told', { 'xmlns:a': 'urn:a' }, 'Қабылданды');
const DATA = '<e:exchange xmlns:e="urn:e"><kind>STATUS</kind><at>Қазір</at></e:exchange>';

let home: SandboxHome;
let sandbox: RunningSandbox;
let identity: SigningIdentity;
let trust: TrustStore;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({});
  const { bin, ...system } = SYSTEMS.server;
  const { p12 } = await sandbox.authority.issue({
    ...system,
    template: 'INFORMATION_SYSTEM',
    organisation: { name: system.name, bin },
    key: await newSigningKey('GOST2004'),
    password: SYSTEM_KEY_PASSWORD,
  });
  writeFileSync(join(home.dataDir, 'sandbox/gateway/of-2004.p12'), p12);
  identity = openP12(p12, SYSTEM_KEY_PASSWORD);
  trust = new TrustStore({
    roots: [sandbox.authority.rootPem('GOST2015')],
    intermediates: [sandbox.authority.issuingPem('GOST2015')],
  });
});
afterAll(async () => {
  await gostVerification.close();
  await sandbox.close();
  home.remove();
});

const envelope = (): string => signEnvelope(CONTENT, identity, randomUUID()).toString('utf8');
const wss = (xml: string) => bodySignatureOf(readEnvelope(Buffer.from(xml)));
const judge = () => new SystemJudge({ trust, revocation: { check: async () => ({ evidence: [] }) } });
const archive = () => ({ trust, at: systemClock.now().getTime(), profile: 'ARCHIVE' as const });

describe('an information system with a key of GOST 34.310-2004', () => {
  it('has it in its key store, and is answered by the gateway', async () => {
    expect(identity.key.algorithm).toBe('GOST2004');
    const gateway = channelsTo(sandbox, home.dataDir, { key: 'of-2004' });
    try {
      const question = '<q:question xmlns:q="urn:q"><bin>120140000017</bin></q:question>';
      expect(await gateway.questions.ask('SANDBOX_ECHO', question)).toBe(question);
    } finally {
      await gateway.close();
    }
  });

  it('names the algorithms as Kalkan does, in envelopes and in the data of a message', () => {
    for (const xml of [envelope(), signXml(identity, Buffer.from(DATA)).toString('utf8')]) {
      expect(xml).toContain(`SignatureMethod Algorithm="${SIGNATURE}"`);
      expect(xml).toContain(`DigestMethod Algorithm="${DIGEST}"`);
    }
  });

  it('signs envelopes that two verifiers hold good, and neither another body', async () => {
    const { signedBytes, signature, certificate } = wss(envelope());
    expect(signedBy('GOST2004', certificate, signedBytes, signature)).toBe(true);
    expect(signedBy('GOST2004', certificate, signedBytes.subarray(1), signature)).toBe(false);
    expect(vouchedFor('GOST2004', certificate, sandbox.authority)).toBe(SYSTEMS.server.bin);
    await expect(prove(await readWss(wss(envelope())), archive())).resolves.toMatchObject({
      algorithm: 'GOST 34.310-2004/GOST 34.311-95',
    });
    const altered = envelope().replace('Қабылданды', 'Қабылданбады');
    await expect(readWss(wss(altered))).rejects.toThrow('DIGEST_MISMATCH');
  });

  it('signs data that two verifiers hold good, and neither when it is altered', async () => {
    const signed = signXml(identity, Buffer.from(DATA)).toString('utf8');
    const altered = signed.replace('STATUS', 'RESULT');
    expect([signed, altered].map((xml) => isSignedData(xml, sandbox.authority))).toEqual([true, false]);
    await prove(await readXmlSignature(Buffer.from(signed), null), archive());
    await expect(readXmlSignature(Buffer.from(altered), null)).rejects.toThrow('DIGEST_MISMATCH');
  });

  it('signs a CMS that stands beside its content, as seals do', async () => {
    const content = Buffer.from('Мұрағат');
    const cms = signCms(identity, { content, attached: false, signingTime: systemClock.now() });
    const { verdict } = await judge().seal(cms, content, systemClock.now());
    expect(verdict).toMatchObject({ state: 'VALID' });
  });

  it('is not believed where it sends to us: such certificates are issued no more', async () => {
    const weak = { state: 'INVALID', code: 'WEAK_ALGORITHM' };
    expect(await judge().envelope(wss(envelope()), systemClock.now())).toEqual(weak);
    expect(await judge().data(signXml(identity, Buffer.from(DATA)), systemClock.now())).toEqual(weak);
  });
});
