import fc from 'fast-check';
import { integer, nothing, octetString, oid, sequence } from '../../src/asn1/der-writer.ts';
import { readOcspRequest } from '../../src/sandbox/certification-authority/ocsp-request-reader.ts';
import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { encodeOcspRequest } from '../../src/signatures/revocation/ocsp-request.ts';
import { parseOcspResponse } from '../../src/signatures/revocation/ocsp-response.ts';
import { APPLICANT, HeldClock, openSandboxAuthority, rsaKey } from '../support/signatures.ts';

const clock = new HeldClock();
const authority = await openSandboxAuthority(clock);
const certificate = parseCertificate((await authority.certify({ ...APPLICANT, key: rsaKey() })).certificate);
const issuer = parseCertificate(authority.issuingDer());
const request = encodeOcspRequest(certificate, issuer, Buffer.alloc(16, 7));

/** What the responder said, read strictly; throws for what would be no OCSP response. */
async function answerTo(bytes: Uint8Array): Promise<unknown> {
  const response = parseOcspResponse(await authority.answerOcsp(bytes));
  return typeof response === 'string' ? response : response.statuses.map(({ status }) => status);
}

describe('the responder reads', () => {
  it('a question with its nonce', async () => {
    const { asked, nonce } = readOcspRequest(request);
    expect(asked).toHaveLength(1);
    expect(Buffer.from(nonce ?? []).toString('hex')).toBe(`0410${'07'.repeat(16)}`);
    expect(await answerTo(request)).toEqual(['GOOD']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no question', sequence(sequence(sequence()))],
    ['a byte behind', Buffer.concat([request, Buffer.of(0)])],
    ['half a question', request.subarray(0, request.length / 2)],
    ['text', Buffer.from('status?')],
  ])('%s as MALFORMED_REQUEST', async (_, bytes) => {
    expect(await answerTo(bytes)).toBe('MALFORMED_REQUEST');
  });

  it('a question about another authority as not its own', async () => {
    const id = sequence(
      sequence(oid('1.3.14.3.2.26'), nothing()),
      octetString(Buffer.alloc(20)),
      octetString(Buffer.alloc(20)),
      integer(5),
    );
    expect(await answerTo(sequence(sequence(sequence(sequence(id)))))).toBe('UNAUTHORIZED');
  });

  it('every flipped bit without a fault of its own, and never says good of another certificate', async () => {
    const [bare] = readOcspRequest(request).asked;
    for (let bit = 0; bit < request.length * 8; bit++) {
      const flipped = Buffer.from(request);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const answer = await answerTo(flipped);
      if (!Array.isArray(answer) || answer[0] !== 'GOOD') continue;
      const [asked] = readOcspRequest(flipped).asked;
      expect([asked?.serial, asked?.issuerNameHash, asked?.issuerKeyHash]).toEqual([
        bare?.serial,
        bare?.issuerNameHash,
        bare?.issuerKeyHash,
      ]);
    }
  });

  it('any bytes without a fault of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await answerTo(bytes)).toBe('MALFORMED_REQUEST');
      }),
      { numRuns: 300 },
    );
  });
});
