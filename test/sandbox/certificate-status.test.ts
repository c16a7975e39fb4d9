import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../src/kernel/index.ts';
import type { IssuedCertificate } from '../../src/sandbox/certification-authority/authority.ts';
import { OCSP_LIES } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type Certificate, parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { CrlFetcher, InMemoryRevocationLists, OcspClient, TrustStore } from '../../src/signatures/index.ts';
import { APPLICANT, rsaKey } from '../support/signatures.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const run = promisify(execFile);
const hasOpenssl = spawnSync('openssl', ['version']).stdout?.toString().startsWith('OpenSSL 3') ?? false;
if (!hasOpenssl) console.info('OpenSSL 3 is not on the path: its word on the responder is passed over');

let home: SandboxHome;
let sandbox: RunningSandbox;
let trust: TrustStore;
let good: IssuedCertificate;
let revoked: IssuedCertificate;
let held: IssuedCertificate;
let foreign: IssuedCertificate;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ slowMilliseconds: 300 });
  const { authority } = sandbox;
  trust = new TrustStore({ roots: [authority.rootPem()], intermediates: [authority.issuingPem()] });
  const key = rsaKey();
  const certify = () => authority.certify({ ...APPLICANT, key });
  [good, revoked, held] = [await certify(), await certify(), await certify()];
  authority.revoke(revoked.serial, 'keyCompromise');
  authority.revoke(held.serial, 'certificateHold');
  /* By the same keys, and yet not by this authority. */
  const other = await home.start();
  foreign = await other.authority.certify({ ...APPLICANT, key });
  await other.close();
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

async function order(system: string, mode: string, times?: number): Promise<number> {
  const response = await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode, ...(times && { times }) }),
  });
  return response.status;
}

function issuing(): Certificate {
  const [certificate] = trust.intermediates;
  if (certificate === undefined) throw new Error('no issuing authority');
  return certificate;
}

/** What the server understands of the responder's answer, asked anew. */
async function statusOf(
  { certificate }: { certificate: Uint8Array },
  timeoutMs = 5000,
  issuer = issuing(),
): Promise<unknown> {
  const lists = new InMemoryRevocationLists({ trust, clock: systemClock });
  const told: string[] = [];
  const client = new OcspClient({
    urls: [`${sandbox.url}/ca/ocsp`],
    userAgent: 'x',
    clock: systemClock,
    lists,
    timeoutMs,
    onFault: ({ fault }) => told.push(fault),
  });
  const outcome = await client.ask(parseCertificate(certificate), issuer);
  if (typeof outcome === 'string') return `${outcome} ${told.join()}`;
  return typeof outcome.status === 'string' ? outcome.status : outcome.status.reason;
}

describe('the responder of the authority', () => {
  it('knows what is good, revoked, on hold, and what was never issued', async () => {
    const never = { certificate: foreign.certificate };
    expect([
      await statusOf(good),
      await statusOf(revoked),
      await statusOf(held),
      await statusOf(never),
    ]).toEqual(['GOOD', 1, 6, 'NOT_ISSUED']);
  });

  it('knows what was issued before a restart', async () => {
    await sandbox.close();
    sandbox = await home.start({ slowMilliseconds: 300 });
    expect([await statusOf(good), await statusOf(foreign)]).toEqual(['GOOD', 'GOOD']);
  });

  it('answers for its own authority alone', async () => {
    expect(await statusOf({ certificate: issuing().der })).toBe('NOT_ISSUED');
  });

  it.each<[string, string]>([
    ['UNREACHABLE', 'UNAVAILABLE HTTP_STATUS'],
    ['UNKNOWN', 'UNAVAILABLE HTTP_STATUS'],
    ['MALFORMED', 'INVALID MALFORMED'],
    ['SLOW', 'UNAVAILABLE TIMEOUT'],
    ['TRY_LATER', 'UNAVAILABLE TRY_LATER'],
    ['WRONG_NONCE', 'INVALID WRONG_NONCE'],
    ['WRONG_SERIAL', 'INVALID WRONG_CERTIFICATE'],
    ['UNSIGNED', 'INVALID BAD_SIGNATURE'],
    ['FOREIGN_RESPONDER', 'INVALID RESPONDER_FOREIGN'],
    ['EXPIRED_RESPONDER', 'INVALID RESPONDER_NOT_VALID'],
    ['OLD', 'INVALID OLD'],
  ])('out of order as %s: %s, and in order again', async (mode, expected) => {
    expect(await order('OCSP', mode, 1)).toBe(200);
    expect(await statusOf(good, mode === 'SLOW' ? 100 : 5000)).toBe(expected);
    expect(await statusOf(good)).toBe('GOOD');
  });

  it.each(OCSP_LIES)('%s is nothing that a list could be told to do', async (lie) => {
    expect(await order('CRL', lie)).toBe(400);
  });

  it('takes what is no question for none', async () => {
    const response = await fetch(`${sandbox.url}/ca/ocsp`, {
      method: 'POST',
      headers: { 'content-type': 'application/ocsp-request' },
      body: 'no question',
    });
    expect(response.headers.get('content-type')).toBe('application/ocsp-response');
    expect(Buffer.from(await response.arrayBuffer()).toString('hex')).toBe('30030a0101');
  });
});

it('the responder and the delta of the GOST authority are its own', async () => {
  const { authority } = sandbox;
  const issuer = parseCertificate(authority.issuingDer('GOST2015'));
  const [one, other] = [await authority.certify(APPLICANT), await authority.certify(APPLICANT)];
  const gostTrust = new TrustStore({
    roots: [authority.rootPem('GOST2015'), authority.issuingPem('GOST2015')],
    intermediates: [],
  });
  const lists = new InMemoryRevocationLists({ trust: gostTrust, clock: systemClock });
  expect(await lists.install(authority.crlDer('GOST2015'))).toBe('INSTALLED');
  authority.revoke(other.serial, 'superseded');
  expect([await statusOf(one, 5000, issuer), await statusOf(other, 5000, issuer)]).toEqual(['GOOD', 4]);
  await order('OCSP', 'FOREIGN_RESPONDER', 1);
  expect(await statusOf(one, 5000, issuer)).toBe('INVALID RESPONDER_FOREIGN');
  expect(lists.current(issuer)?.find(Buffer.from(other.serial, 'hex'))).toBeNull();
  expect(await lists.install(authority.deltaCrlDer('GOST2015'))).toBe('INSTALLED');
  expect(lists.current(issuer)?.find(Buffer.from(other.serial, 'hex'))).toMatchObject({ reason: 4 });
});

describe('the delta of the authority', () => {
  it('brings a server from the full list of before to what is revoked now', async () => {
    const lists = new InMemoryRevocationLists({ trust, clock: systemClock });
    const fetcher = (path: string) =>
      new CrlFetcher({ lists, clock: systemClock, urls: [`${sandbox.url}${path}`], userAgent: 'x' });
    const refresh = async (path: string) => (await fetcher(path).refresh())[0]?.outcome;
    const reasonOf = ({ serial }: IssuedCertificate) =>
      lists.current(issuing())?.find(Buffer.from(serial, 'hex'))?.reason ?? null;
    expect(await refresh('/ca/crl')).toBe('INSTALLED');
    sandbox.authority.revoke(good.serial, 'superseded');
    sandbox.authority.release(held.serial);
    expect([reasonOf(good), reasonOf(held)]).toEqual([null, 6]);
    expect(await refresh('/ca/delta-crl')).toBe('INSTALLED');
    expect([reasonOf(good), reasonOf(held), reasonOf(revoked)]).toEqual([4, null, 1]);
    expect(await refresh('/ca/crl')).toBe('INSTALLED');
    expect([reasonOf(good), reasonOf(held), reasonOf(revoked)]).toEqual([4, null, 1]);
    expect(await order('CRL', 'MALFORMED', 1)).toBe(200);
    expect(await refresh('/ca/delta-crl')).toBe('MALFORMED');
  });
});

(hasOpenssl ? describe : describe.skip)('OpenSSL', () => {
  it.each<[string, () => IssuedCertificate, string]>([
    ['that what is not revoked is good', () => held, 'good'],
    ['what is revoked', () => revoked, 'revoked'],
  ])('verifies the responder’s answer: %s', async (_, certificate, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'qyzmet-ocsp-'));
    try {
      writeFileSync(join(folder, 'root.pem'), sandbox.authority.rootPem());
      writeFileSync(join(folder, 'issuing.pem'), sandbox.authority.issuingPem());
      writeFileSync(join(folder, 'certificate.pem'), certificate().certificatePem);
      const options = [
        '-issuer',
        'issuing.pem',
        '-cert',
        'certificate.pem',
        '-url',
        `${sandbox.url}/ca/ocsp`,
      ];
      const { stdout, stderr } = await run(
        'openssl',
        ['ocsp', ...options, '-CAfile', 'root.pem', '-verify_other', 'issuing.pem'],
        { cwd: folder },
      );
      expect(stderr).toContain('Response verify OK');
      expect(stderr).not.toMatch(/WARNING|nonce/i);
      expect(stdout).toContain(`certificate.pem: ${expected}`);
      if (expected === 'revoked') expect(stdout).toContain('Reason: keyCompromise');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads the delta, and verifies it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qyzmet-delta-'));
    try {
      writeFileSync(
        join(folder, 'trusted.pem'),
        sandbox.authority.issuingPem() + sandbox.authority.rootPem(),
      );
      writeFileSync(join(folder, 'delta.crl'), sandbox.authority.deltaCrlDer());
      const { stdout, stderr } = await run(
        'openssl',
        ['crl', '-inform', 'DER', '-in', 'delta.crl', '-CAfile', 'trusted.pem', '-noout', '-text'],
        { cwd: folder },
      );
      expect(stderr).toContain('verify OK');
      expect(stdout).toContain('X509v3 Delta CRL Indicator: critical');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
