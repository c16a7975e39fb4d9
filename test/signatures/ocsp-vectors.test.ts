import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pem } from '../../src/asn1/der-writer.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import { type Certificate, parseCertificate, publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { InMemoryRevocationLists, TrustStore } from '../../src/signatures/index.ts';
import { judgeOcspAnswer } from '../../src/signatures/revocation/ocsp-answer.ts';
import { parseOcspResponse } from '../../src/signatures/revocation/ocsp-response.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import { HeldClock, signatureWorld } from '../support/signatures.ts';

/** Real answers of the national authority's test responder, with the nonces they were asked with. */
const VECTORS = join(projectRoot, '../shared/vectors/ncanode');
const present = existsSync(VECTORS);
if (!present) console.info('no real answers beside the project: passed over');

interface RealAnswer {
  readonly file: string;
  readonly issuer: string;
  /** The authority's list, where the responder has no nocheck and must be cleared by it. */
  readonly list?: string;
  readonly nonce: string;
  readonly at: string;
  readonly status: unknown;
}

const ANSWERS: readonly RealAnswer[] = [
  {
    file: 'ocsp_response_individual_sign_2004.bin',
    issuer: 'nca_rsa_test.crt',
    nonce: 'b5e5c9b552cbcac4',
    at: '2022-09-02T16:54:00Z',
    status: 'GOOD',
  },
  {
    file: 'ocsp_response_ceo_2015_revoked.bin',
    issuer: 'nca_gost2015_test.cer',
    nonce: '157b28fd1ac7761e',
    at: '2022-09-02T17:00:00Z',
    status: { at: Date.UTC(2022, 6, 27, 10, 25, 30), reason: 6 },
  },
  {
    file: 'ocsp_response_individual_2015.bin',
    issuer: 'nca_gost2015_test.cer',
    nonce: 'e408ffb790834af2',
    at: '2022-09-02T16:59:00Z',
    status: 'NOT_ISSUED',
  },
  {
    file: 'ocsp_response_ceo_sign_2004_revoked.bin',
    issuer: 'nca_gost_test.crt',
    list: 'nca_gost_test.crl',
    nonce: '8b6b9f100d6b0005',
    at: '2022-09-02T16:57:30Z',
    status: { at: Date.UTC(2022, 0, 18, 6, 30, 55), reason: 4 },
  },
];

function read(folder: string, file: string): Buffer {
  return readFileSync(join(VECTORS, folder, file));
}

function certificateOf(file: string): Certificate {
  const bytes = read('ca', file);
  const text = bytes.toString('latin1');
  return parseCertificate(
    text.startsWith('-----') ? Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64') : bytes,
  );
}

/** GOST keys are not known everywhere yet. */
function canRead(certificate: Certificate, what: string): boolean {
  try {
    publicKeyOf(certificate);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.info(`${what}: ${error.fault}, passed over`);
    return false;
  }
}

/** The certificate that was asked about, as far as the question needs it: the answer names it. */
function subjectOf(response: Uint8Array, issuer: Certificate): Certificate {
  const parsed = parseOcspResponse(response);
  const id = typeof parsed === 'string' ? undefined : parsed.statuses[0]?.id;
  if (id === undefined) throw new Error('no status');
  return { ...issuer, serial: id.serial };
}

/** Of an authority pinned as a root, at a time. */
function listsOf({ der }: Certificate, at: string) {
  const clock = new HeldClock();
  clock.time = Date.parse(at);
  const trust = new TrustStore({ roots: [pem('CERTIFICATE', der)], intermediates: [] });
  return { clock, lists: new InMemoryRevocationLists({ trust, clock }) };
}

async function judge({ file, issuer: issuerFile, list, nonce, at }: RealAnswer) {
  const issuer = certificateOf(issuerFile);
  if (!canRead(issuer, file)) return 'PASSED OVER';
  const { lists, clock } = listsOf(issuer, at);
  if (list !== undefined) expect(await lists.install(read('crl', list))).toBe('INSTALLED');
  const response = read('ocsp', file);
  const judged = async (change: { nonce?: string; now?: number; issuer?: Certificate } = {}) => {
    const question = {
      certificate: subjectOf(response, issuer),
      issuer: change.issuer ?? issuer,
      nonce: Buffer.from(change.nonce ?? nonce, 'hex'),
    };
    const answer = await judgeOcspAnswer(response, question, { lists, now: change.now ?? clock.time });
    return answer.state === 'ANSWERED' ? answer.answer.status : `${answer.state} ${answer.why}`;
  };
  expect(await judged({ nonce: '0000000000000000' })).toBe('INVALID WRONG_NONCE');
  expect(await judged({ now: clock.time + 20 * 60_000 })).toBe('INVALID OLD');
  expect(await judged({ now: clock.time - 20 * 60_000 })).toBe('INVALID FROM_THE_FUTURE');
  const world = await signatureWorld();
  const [other] = world.trust.intermediates;
  expect(await judged({ ...(other && { issuer: other }) })).toBe('INVALID WRONG_CERTIFICATE');
  return judged();
}

(present ? describe : describe.skip)('a real answer', () => {
  it.each(ANSWERS)('$file: $status', async (answer) => {
    const status = await judge(answer);
    if (status !== 'PASSED OVER') expect(status).toEqual(answer.status);
  });

  it.each([
    ['nca_rsa_test', '4B779CB5647C4DA7B07327C503EAB1656D716ED8', 1],
    ['nca_gost_test', '386A6190D624327677272A71267E3CDFD5C0340E', 3],
  ])('the list beside it, %s, is read', async (name, serial, reason) => {
    const issuer = certificateOf(`${name}.crt`);
    if (!canRead(issuer, name)) return;
    const { lists } = listsOf(issuer, '2022-04-01T00:00:00Z');
    expect(await lists.install(read('crl', `${name}.crl`))).toBe('INSTALLED');
    expect(lists.current(issuer)?.find(Buffer.from(serial, 'hex'))).toMatchObject({ reason });
  });
});
