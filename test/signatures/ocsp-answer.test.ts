import { hash } from 'node:crypto';
import {
  boolean,
  enumerated,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
} from '../../src/asn1/der-writer.ts';
import { extension } from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { buildOcspRefusal, type OcspSpec } from '../../src/sandbox/certification-authority/ocsp-builder.ts';
import { keyHash } from '../../src/signatures/revocation/certificate-id.ts';
import { NO_CHECK, NONCE, OCSP_SIGNING, ocspWorld } from '../support/ocsp.ts';
import { DAY_MS, NOW, rsaKey } from '../support/signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTE_MS = 60_000;
const world = ocspWorld();
const { root, issuer, key, holder, delegate, status, response, judge, certify } = world;

/** CertID by another hash, or with one part changed. */
function id(change: {
  oid?: string;
  hash?: string;
  name?: Uint8Array;
  key?: Uint8Array;
  serial?: Uint8Array;
}) {
  const algorithm = change.hash ?? 'sha1';
  return sequence(
    sequence(oid(change.oid ?? '1.3.14.3.2.26'), nothing()),
    octetString(change.name ?? hash(algorithm, root.subject, 'buffer')),
    octetString(change.key ?? keyHash(algorithm, root)),
    integer(change.serial ?? holder.serial),
  );
}

describe('an answer of the authority’s responder is taken', () => {
  it.each<[string, () => Partial<OcspSpec>, unknown]>([
    ['good', () => ({}), 'GOOD'],
    [
      'revoked, with time and reason',
      () => ({ statuses: [status({ status: { at: at(-DAY_MS), reason: 'superseded' } })] }),
      { at: at(-DAY_MS).getTime(), reason: 4 },
    ],
    [
      'revoked on 1 January 1970 with a hold: never issued',
      () => ({ statuses: [status({ status: { at: new Date(0), reason: 'certificateHold' } })] }),
      'NOT_ISSUED',
    ],
    [
      'named by SHA-256',
      () => ({ statuses: [status({ id: id({ oid: '2.16.840.1.101.3.4.2.1', hash: 'sha256' }) })] }),
      'GOOD',
    ],
    [
      'signed by the authority itself',
      () => ({ responder: issuer.subject, key: issuer.key, certificates: [] }),
      'GOOD',
    ],
    [
      'by a responder named by its key',
      () => ({ responder: { keyHash: keyHash('sha1', delegate()) } }),
      'GOOD',
    ],
    [
      'with a status of another certificate beside',
      () => ({ statuses: [status({ id: id({ serial: Buffer.of(9) }) }), status()] }),
      'GOOD',
    ],
    [
      'until its nextUpdate',
      () => ({ statuses: [status({ thisUpdate: at(-DAY_MS), nextUpdate: at(0) })] }),
      'GOOD',
    ],
    ['ten minutes old', () => ({ statuses: [status({ thisUpdate: at(-10 * MINUTE_MS) })] }), 'GOOD'],
    [
      'of a clock two minutes ahead',
      () => ({ statuses: [status({ thisUpdate: at(2 * MINUTE_MS) })] }),
      'GOOD',
    ],
  ])('%s', async (_, spec, expected) => {
    expect(await judge(response(spec()))).toEqual(expected);
  });
});

describe('an answer that is not the authority’s to this question is refused', () => {
  it.each<[string, () => Partial<OcspSpec>, string]>([
    [
      'of another serial number',
      () => ({ statuses: [status({ id: id({ serial: Buffer.of(9) }) })] }),
      'WRONG_CERTIFICATE',
    ],
    [
      'of another issuer’s name',
      () => ({ statuses: [status({ id: id({ name: Buffer.alloc(20) }) })] }),
      'WRONG_CERTIFICATE',
    ],
    [
      'of another issuer’s key',
      () => ({ statuses: [status({ id: id({ key: Buffer.alloc(20) }) })] }),
      'WRONG_CERTIFICATE',
    ],
    [
      'by another hash than it says',
      () => ({ statuses: [status({ id: id({ oid: '2.16.840.1.101.3.4.2.1' }) })] }),
      'WRONG_CERTIFICATE',
    ],
    [
      'by a hash that is not known',
      () => ({ statuses: [status({ id: id({ oid: '1.2.3' }) })] }),
      'WRONG_CERTIFICATE',
    ],
    ['of no certificate', () => ({ statuses: [] }), 'WRONG_CERTIFICATE'],
    ['twice of the same', () => ({ statuses: [status(), status()] }), 'WRONG_CERTIFICATE'],
    ['with another nonce', () => ({ nonce: octetString(Buffer.alloc(16)) }), 'WRONG_NONCE'],
    ['with the nonce bare', () => ({ nonce: NONCE }), 'WRONG_NONCE'],
    ['without a nonce', () => ({ nonce: undefined }), 'WRONG_NONCE'],
    ['unsigned', () => ({ signature: Buffer.alloc(256) }), 'BAD_SIGNATURE'],
    ['signed by another key', () => ({ key: rsaKey() }), 'BAD_SIGNATURE'],
    ['signed with SHA-1', () => ({ digest: 'SHA1' }), 'BAD_SIGNATURE'],
    ['without the responder’s certificate', () => ({ certificates: [] }), 'RESPONDER_UNKNOWN'],
    ['of a responder by another name', () => ({ responder: [['CN', 'OTHER']] }), 'RESPONDER_UNKNOWN'],
    [
      'of another authority’s responder, which goes by the same names',
      () => ({ certificates: [delegate({}, { ...issuer, key: rsaKey() }).der] }),
      'RESPONDER_FOREIGN',
    ],
    [
      'of a responder below another name',
      () => ({ certificates: [delegate({}, { ...issuer, subject: [['CN', 'OTHER']] }).der] }),
      'RESPONDER_FOREIGN',
    ],
    [
      'of a person of the same authority',
      () => ({ certificates: [delegate({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] }).der] }),
      'RESPONDER_NOT_AUTHORISED',
    ],
    [
      'of one without purpose',
      () => ({ certificates: [delegate({ extendedKeyUsage: [] }).der] }),
      'RESPONDER_NOT_AUTHORISED',
    ],
    [
      'of a key that may not sign',
      () => ({ certificates: [delegate({ keyUsage: ['keyEncipherment'] }).der] }),
      'RESPONDER_NOT_AUTHORISED',
    ],
    [
      'of a responder with a critical extension not understood',
      () => ({
        certificates: [delegate({ otherExtensions: [NO_CHECK, extension('1.2.3.4', nothing(), true)] }).der],
      }),
      'RESPONDER_NOT_AUTHORISED',
    ],
    [
      'of a responder whose certificate has expired',
      () => ({ certificates: [delegate({ notAfter: at(-1000) }).der] }),
      'RESPONDER_NOT_VALID',
    ],
    [
      'of a responder whose certificate is not valid yet',
      () => ({ certificates: [delegate({ notBefore: at(1000) }).der] }),
      'RESPONDER_NOT_VALID',
    ],
    ['an hour old', () => ({ statuses: [status({ thisUpdate: at(-60 * MINUTE_MS) })] }), 'OLD'],
    [
      'past its nextUpdate',
      () => ({ statuses: [status({ thisUpdate: at(-DAY_MS), nextUpdate: at(-6 * MINUTE_MS) })] }),
      'OLD',
    ],
    ['of the future', () => ({ statuses: [status({ thisUpdate: at(6 * MINUTE_MS) })] }), 'FROM_THE_FUTURE'],
    ['produced in the future', () => ({ producedAt: at(6 * MINUTE_MS) }), 'FROM_THE_FUTURE'],
    ['that ends before it begins', () => ({ statuses: [status({ nextUpdate: at(-1000) })] }), 'MALFORMED'],
    [
      'with a critical extension not understood',
      () => ({ otherExtensions: [extension('1.2.3.4', boolean(true), true)] }),
      'MALFORMED',
    ],
    [
      'with a hundred statuses',
      () => ({ statuses: Array.from({ length: 100 }, () => status()) }),
      'MALFORMED',
    ],
    ['with a certificate that is none', () => ({ certificates: [sequence()] }), 'MALFORMED'],
  ])('%s', async (_, spec, why) => {
    expect(await judge(response(spec()))).toBe(`INVALID ${why}`);
  });

  it.each<[string, () => Uint8Array]>([
    ['with a byte behind', () => Buffer.concat([response(), Buffer.of(0)])],
    ['cut short', () => response().subarray(0, -1)],
    ['nothing', () => Buffer.alloc(0)],
    ['an error page', () => Buffer.from('<html>')],
    ['a status that there is not', () => sequence(enumerated(4))],
    ['a refusal with an answer', () => Buffer.from(response()).fill(3, 6, 7)],
  ])('%s', async (_, der) => {
    expect(await judge(der())).toBe('INVALID MALFORMED');
  });

  it('about another certificate of the same authority', async () => {
    expect(await judge(response(), certify({ serial: Buffer.of(9) }))).toBe('INVALID WRONG_CERTIFICATE');
  });
});

describe('a responder that says nothing', () => {
  it.each(['MALFORMED_REQUEST', 'INTERNAL_ERROR', 'TRY_LATER', 'UNAUTHORIZED'] as const)(
    '%s',
    async (refusal) => {
      expect(await judge(buildOcspRefusal(refusal))).toBe(`NO_ANSWER ${refusal}`);
    },
  );

  it('unknown is no status', async () => {
    expect(await judge(response({ statuses: [status({ status: 'UNKNOWN' })] }))).toBe(
      'NO_ANSWER STATUS_UNKNOWN',
    );
  });
});

describe('a responder whose certificate must be asked about', () => {
  const toAsk = () => response({ certificates: [delegate({ otherExtensions: [] }).der] });
  const { clock, lists, crl } = world;
  afterEach(() => {
    clock.time = NOW.getTime();
  });

  it('answers once the authority’s list clears it, and no longer when the list is stale or names it', async () => {
    expect(await judge(toAsk())).toBe('INVALID RESPONDER_NOT_CLEARED');
    await lists.install(crl({ nextUpdate: at(MINUTE_MS) }));
    expect(await judge(toAsk())).toBe('GOOD');
    clock.time += 2 * MINUTE_MS;
    expect(await judge(toAsk())).toBe('INVALID RESPONDER_NOT_CLEARED');
    clock.time = NOW.getTime();
    await lists.install(crl({ number: 8, revoked: [{ serial: '4D', at: NOW, reason: 'superseded' }] }));
    expect(await judge(toAsk())).toBe('INVALID RESPONDER_NOT_CLEARED');
    expect(await judge(response())).toBe('GOOD');
  });
});

describe('no flipped bit of an answer', () => {
  const der = response({ statuses: [status({ status: { at: at(-DAY_MS), reason: 'superseded' } })] });

  it('makes another answer of it, or an error that is not told', async () => {
    const expected = await judge(der);
    const outcomes = new Set<unknown>();
    for (let bit = 0; bit < der.length * 8; bit++) {
      const flipped = Buffer.from(der);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      outcomes.add(await judge(flipped));
    }
    for (const outcome of outcomes) {
      if (typeof outcome === 'string') expect(outcome).toMatch(/^(INVALID|NO_ANSWER) [A-Z_]+$/);
      else expect(outcome).toEqual(expected);
    }
    expect(
      [...outcomes].filter((outcome) => typeof outcome === 'string' && outcome.startsWith('NO')),
    ).toEqual([]);
  });
});

it('a purpose among others is a purpose', async () => {
  const many = delegate({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', OCSP_SIGNING] });
  expect(await judge(response({ certificates: [many.der], key }))).toBe('GOOD');
});
