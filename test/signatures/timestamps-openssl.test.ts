import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pem } from '../../src/asn1/index.ts';
import {
  type SandboxAuthority,
  TimeStampAuthority,
} from '../../src/sandbox/certification-authority/index.ts';
import { certifyTimeStamping } from '../../src/sandbox/certification-authority/time-stamp-authority.ts';
import { tokenOfResponse } from '../../src/sandbox/certification-authority/timestamp-response.ts';
import { TrustStore, verifyTimestamp } from '../../src/signatures/index.ts';
import { openSandboxAuthority } from '../support/signatures.ts';
import { codeOf, SIGNATURE } from '../support/timestamps.ts';

const run = promisify(execFile);
const installed = spawnSync('openssl', ['version']).stdout?.toString().startsWith('OpenSSL 3') ?? false;
if (!installed) console.info('passed over: OpenSSL 3 is not on the path');
const withOpenssl = installed ? describe : describe.skip;

/** OpenSSL tells the time of the machine, so the sandbox does too. */
const clock = { now: () => new Date() };

withOpenssl('OpenSSL and the time-stamps here agree', () => {
  let authority: SandboxAuthority;
  let trust: TrustStore;
  let folder: string;
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });

  beforeAll(async () => {
    authority = await openSandboxAuthority(clock);
    trust = new TrustStore({ roots: [authority.rootPem()], intermediates: [authority.issuingPem()] });
    folder = mkdtempSync(join(tmpdir(), 'qyzmet-timestamps-'));
    writeFileSync(file('signature'), SIGNATURE);
    writeFileSync(file('other'), 'other');
    writeFileSync(file('root.pem'), authority.rootPem());
    writeFileSync(file('issuing.pem'), authority.issuingPem());
    const { key, certificate } = await certifyTimeStamping(authority, 'RSA', {
      subject: [['CN', 'OpenSSL TSA']],
    });
    writeFileSync(file('tsa.pem'), pem('CERTIFICATE', certificate));
    writeFileSync(file('tsa.key'), pem('PRIVATE KEY', key.privateKeyInfo()));
    writeFileSync(file('serial'), '01\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const query = async (...options: string[]) => {
    await openssl('ts', '-query', '-data', 'signature', '-out', 'query', ...options);
    return readFileSync(file('query'));
  };

  it.each([
    ['-sha256', '-cert'],
    ['-sha512', '-cert', '-no_nonce'],
    ['-sha384', '-cert', '-tspolicy', '1.2.398.3.3.2.6.4'],
  ])('openssl verifies what the sandbox stamps: %s', async (...options) => {
    const stamper = await TimeStampAuthority.open(authority, clock);
    writeFileSync(file('reply'), stamper.respond(await query(...options)));
    const verify = (...what: string[]) =>
      openssl('ts', '-verify', ...what, '-in', 'reply', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem');
    await expect(verify('-queryfile', 'query')).resolves.toBeDefined();
    await expect(verify('-data', 'signature')).resolves.toBeDefined();
    await expect(verify('-data', 'other')).rejects.toThrow();
  });

  it('openssl reads why the sandbox rejects a request', async () => {
    const stamper = await TimeStampAuthority.open(authority, clock);
    const told = async (request: Uint8Array) => {
      writeFileSync(file('reply'), stamper.respond(request));
      return (await openssl('ts', '-reply', '-in', 'reply', '-text')).stdout;
    };
    expect(await told(await query('-sha1'))).toContain('unrecognized or unsupported algorithm');
    expect(await told(await query('-sha256', '-tspolicy', '1.2.3'))).toContain('policy is not supported');
    expect(await told(Buffer.from('no request'))).toContain('Status: Rejected');
  });

  const stampWithOpenssl = async (config: readonly string[], ...options: string[]) => {
    await query(...options);
    const section = ['[tsa]', 'serial = serial', 'default_policy = 1.2.398.3.3.2.6.4', ...config];
    writeFileSync(
      file('tsa.cnf'),
      [...section, 'digests = sha1, sha256, sha384, sha512', 'signer_digest = sha256', ''].join('\n'),
    );
    await openssl(
      ...['ts', '-reply', '-config', 'tsa.cnf', '-section', 'tsa', '-queryfile', 'query'],
      ...['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'reply'],
    );
    return tokenOfResponse(readFileSync(file('reply')));
  };

  it.each<[string, string[], string[]]>([
    ['plainly', [], ['-sha256', '-cert']],
    ['naming its certificate by SHA-256', ['ess_cert_id_alg = sha256'], ['-sha512', '-cert']],
    ['naming its certificate by SHA-1', ['ess_cert_id_alg = sha1'], ['-sha256', '-cert', '-no_nonce']],
    [
      'with all that a time-stamp may say',
      [
        'clock_precision_digits = 6',
        'accuracy = secs:1, millisecs:500, microsecs:100',
        'ordering = yes',
        'tsa_name = yes',
      ],
      ['-sha384', '-cert'],
    ],
  ])('what openssl stamps is believed here: %s', async (_, config, options) => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const token = await stampWithOpenssl(config, ...options);
    const told = await verifyTimestamp({ token, imprinted: SIGNATURE, trust });
    expect(told).toMatchObject({ authority: 'OpenSSL TSA', policy: '1.2.398.3.3.2.6.4' });
    expect(told.time).toBeGreaterThanOrEqual(before);
    expect(told.time).toBeLessThanOrEqual(Date.now());
    const other = verifyTimestamp({ token, imprinted: Buffer.from('other'), trust }).catch(codeOf);
    expect(await other).toBe('TST_INVALID');
  });

  it('what openssl stamps over SHA-1 is weak here', async () => {
    const token = await stampWithOpenssl([], '-sha1', '-cert');
    expect(await verifyTimestamp({ token, imprinted: SIGNATURE, trust }).catch(codeOf)).toBe(
      'WEAK_ALGORITHM',
    );
  });
});
