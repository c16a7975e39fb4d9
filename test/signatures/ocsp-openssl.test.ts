import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pem } from '../../src/asn1/der-writer.ts';
import { OcspClient } from '../../src/signatures/index.ts';
import { ocspWorld } from '../support/ocsp.ts';
import { DAY_MS } from '../support/signatures.ts';

const run = promisify(execFile);
const installed = spawnSync('openssl', ['version']).stdout?.toString().startsWith('OpenSSL 3') ?? false;
if (!installed) console.info('OpenSSL 3 is not on the path: its responder is passed over');

/** OpenSSL's own responder over an index of four certificates, asked by the server's client. */
(installed ? describe : describe.skip)('the answers of OpenSSL’s responder', () => {
  const { root, key, issuer, certify, delegate, clock, lists } = ocspWorld();
  const now = Date.now();
  const responder = delegate({ notBefore: new Date(now - DAY_MS), notAfter: new Date(now + DAY_MS) });
  let folder: string;

  beforeAll(() => {
    clock.time = now;
    folder = mkdtempSync(join(tmpdir(), 'qyzmet-responder-'));
    const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
    write('ca.pem', pem('CERTIFICATE', root.der));
    write('responder.pem', pem('CERTIFICATE', responder.der));
    write('responder.key', pem('PRIVATE KEY', key.privateKeyInfo()));
    write('ca.key', pem('PRIVATE KEY', issuer.key.privateKeyInfo()));
    write(
      'index.txt',
      [
        'V\t391231000000Z\t\t4A01\tunknown\t/CN=GOOD',
        'R\t391231000000Z\t261101000000Z,superseded\t4A02\tunknown\t/CN=REVOKED',
        'R\t391231000000Z\t261101000000Z,certificateHold\t4A03\tunknown\t/CN=HELD',
        '',
      ].join('\n'),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(serial: string, by: 'responder' | 'ca', ...options: string[]) {
    const told: string[] = [];
    const client = new OcspClient({
      urls: ['http://openssl'],
      userAgent: 'x',
      clock,
      lists,
      onFault: ({ fault }) => told.push(fault),
      fetch: async (_, init) => {
        if (!(init?.body instanceof Uint8Array)) throw new TypeError('nothing to ask');
        writeFileSync(join(folder, 'request.der'), init.body);
        const signing = ['-rsigner', `${by}.pem`, '-rkey', `${by}.key`, ...options];
        const files = ['-index', 'index.txt', '-CA', 'ca.pem', '-reqin', 'request.der'];
        await run('openssl', ['ocsp', ...files, ...signing, '-respout', 'response.der'], { cwd: folder });
        return new Response(new Uint8Array(readFileSync(join(folder, 'response.der'))));
      },
    });
    const outcome = await client.ask(certify({ serial: Buffer.from(serial, 'hex') }), root);
    return typeof outcome === 'string' ? `${outcome} ${told.join()}` : outcome.status;
  }

  const NOVEMBER = Date.UTC(2026, 10, 1);
  it.each([
    ['4A01', 'GOOD'],
    ['4A02', { at: NOVEMBER, reason: 4 }],
    ['4A03', { at: NOVEMBER, reason: 6 }],
    ['4A04', 'UNAVAILABLE STATUS_UNKNOWN'],
  ])('%s: %j', async (serial, expected) => {
    expect(await ask(serial, 'responder')).toEqual(expected);
    expect(await ask(serial, 'ca')).toEqual(expected);
  });

  it('with the responder named by its key, with a nextUpdate, by SHA-384', async () => {
    expect(await ask('4A01', 'responder', '-resp_key_id', '-ndays', '1', '-rmd', 'sha384')).toBe('GOOD');
  });

  it.each([
    ['without the responder’s certificate', ['-resp_no_certs'], 'INVALID RESPONDER_UNKNOWN'],
    ['signed with SHA-1', ['-rmd', 'sha1'], 'INVALID BAD_SIGNATURE'],
    ['with a spoiled signature', ['-badsig'], 'INVALID BAD_SIGNATURE'],
  ])('%s: refused', async (_, options, expected) => {
    expect(await ask('4A01', 'responder', ...options)).toBe(expected);
  });
});
