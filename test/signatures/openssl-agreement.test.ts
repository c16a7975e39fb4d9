import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  APPLICANT,
  CONTENT,
  messageOf,
  outcome,
  PASSWORD,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';

const run = promisify(execFile);
const installed = spawnSync('openssl', ['version']).stdout?.toString().startsWith('OpenSSL 3') ?? false;
/** Passed over where OpenSSL 3 is not on the path. */
const withOpenssl = installed ? describe : describe.skip;

withOpenssl('OpenSSL and this verifier agree', () => {
  let world: SignatureWorld;
  let folder: string;
  /** OpenSSL signs by the clock of the machine. */
  const now = new Date();
  const attime = String(Math.floor(now.getTime() / 1000));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder, encoding: 'buffer' });

  beforeAll(async () => {
    world = await signatureWorld(now);
    folder = mkdtempSync(join(tmpdir(), 'qyzmet-signatures-'));
    const { p12 } = await world.authority.issue({ ...APPLICANT, key: world.key, password: PASSWORD });
    writeFileSync(file('applicant.p12'), p12);
    writeFileSync(file('content'), CONTENT);
    writeFileSync(file('other'), 'other');
    writeFileSync(file('trusted.pem'), world.authority.rootPem() + world.authority.issuingPem());
    await openssl(
      'pkcs12',
      '-in',
      'applicant.p12',
      '-passin',
      `pass:${PASSWORD}`,
      '-nodes',
      '-out',
      'applicant.pem',
    );
    await openssl('x509', '-in', 'applicant.pem', '-out', 'certificate.pem');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sign = (...options: string[]) =>
    openssl(
      ...[
        'cms',
        '-sign',
        '-binary',
        '-in',
        'content',
        '-signer',
        'certificate.pem',
        '-inkey',
        'applicant.pem',
      ],
      ...options,
    ).then(({ stdout }) => stdout);

  it.each<[string, string[]]>([
    ['attached', ['-nodetach', '-outform', 'DER']],
    ['detached', ['-outform', 'DER']],
    ['as PEM', ['-nodetach', '-outform', 'PEM']],
    ['with SHA-512', ['-nodetach', '-outform', 'DER', '-md', 'sha512']],
    ['named by key identifier', ['-nodetach', '-outform', 'DER', '-keyid']],
    ['as CAdES', ['-nodetach', '-outform', 'DER', '-cades']],
  ])('what openssl cms signs is VALID here: %s', async (_, options) => {
    const cms = await sign(...options);
    expect(await world.judge(cms, { expectedIin: APPLICANT.iin })).toMatchObject({ state: 'VALID' });
    expect(outcome(await world.judge(cms, { content: Buffer.from('other') }))).toMatch(
      /^(CONTENT|DIGEST)_MISMATCH$/,
    );
  });

  it.each<[string, string[], string]>([
    ['without signed attributes', ['-noattr'], 'NO_SIGNED_ATTRS'],
    ['without certificates', ['-nocerts'], 'NO_SIGNER_CERT'],
    ['with SHA-1', ['-md', 'sha1'], 'WEAK_ALGORITHM'],
    ['as a stream (BER)', ['-stream'], 'MALFORMED'],
    ['with RSA-PSS', ['-keyopt', 'rsa_padding_mode:pss'], 'UNSUPPORTED_ALGORITHM'],
  ])('what openssl cms signs is refused here: %s', async (_, options, code) => {
    const cms = await sign('-nodetach', '-outform', 'DER', ...options);
    expect(outcome(await world.judge(cms))).toBe(code);
  });

  it('what the sandbox signs openssl cms verifies, and refuses over another content', async () => {
    writeFileSync(file('sandbox.cms'), messageOf({ ...world.applicant, attached: false }));
    const verify = (content: string) =>
      openssl(
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'sandbox.cms', '-content', content],
        ...['-CAfile', 'trusted.pem', '-attime', attime, '-out', 'signed'],
      );
    await expect(verify('content')).resolves.toBeDefined();
    await expect(verify('other')).rejects.toThrow('verification failure');
  });

  it('openssl verify follows the sandbox’s lists', async () => {
    writeFileSync(file('applicant.cert'), world.applicant.certificatePem);
    const check = async () => {
      const lists = [world.authority.crlDer(), world.authority.rootCrlDer()];
      for (const [i, der] of lists.entries()) {
        writeFileSync(file('list.der'), der);
        await openssl('crl', '-inform', 'DER', '-in', 'list.der', '-out', `list-${i}.pem`);
      }
      return openssl(
        ...['verify', '-crl_check_all', '-CAfile', 'trusted.pem', '-attime', attime],
        ...['-CRLfile', 'list-0.pem', '-CRLfile', 'list-1.pem', 'applicant.cert'],
      );
    };
    await expect(check()).resolves.toBeDefined();
    world.authority.revoke(world.applicant.serial, 'superseded');
    await expect(check()).rejects.toThrow('revoked');
  });
});
