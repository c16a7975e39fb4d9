import { randomUUID } from 'node:crypto';
import type { CertificateOrder } from '../../src/sandbox/certification-authority/index.ts';
import { ATTORNEY } from '../../src/sandbox/registries/invented-records.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { certificateFor, signedBy } from '../requests/keys.ts';
import { unchanged } from '../requests/record.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { DAY_MS } from '../support/signatures.ts';
import { Bank, codesOf, periodicalsOf, standingOf } from './bank.ts';

let server: RunningServer;
let bank: Bank;
let holder: Client;
let applicant: { iin: string; name: string };
beforeAll(async () => {
  server = await startWithAllEditions();
  bank = new Bank(server);
  holder = await server.as('APPLICANT');
  const { iin = '', name = '' } = holder.person ?? {};
  applicant = { iin, name };
});
afterAll(() => server.stop());

describe('a signature', () => {
  const signedWith = async (content: Buffer, order: Partial<CertificateOrder> = {}): Promise<string> =>
    signedBy(await certificateFor(server.sandbox.authority, holder, order), content);

  it.each<[string, (content: Buffer) => Promise<string>, string]>([
    ['that is none', async () => 'AAAA', 'BAD_ENCODING'],
    [
      'of altered bytes',
      async (content) => signedWith(Buffer.concat([content, Buffer.from(' ')])),
      'CONTENT_MISMATCH',
    ],
    ['of somebody else', async (content) => signedWith(content, { iin: ATTORNEY.iin }), 'IIN_MISMATCH'],
    [
      'of somebody else whose certificate is over',
      async (content) =>
        signedWith(content, {
          iin: ATTORNEY.iin,
          overrides: {
            notBefore: new Date(Date.now() - 400 * DAY_MS),
            notAfter: new Date(Date.now() - DAY_MS),
          },
        }),
      'EXPIRED',
    ],
  ])('%s is turned down and changes nothing', async (_what, sign, code) => {
    const { id, document } = await bank.prepared(periodicalsOf(applicant));
    const signature = await sign(document?.content ?? Buffer.alloc(0));
    const answer = await unchanged(server, id, () => bank.submit(id, document?.id ?? '', signature));
    expect(codesOf(answer)).toEqual([code]);
  });

  it('with the applicant’s own certificate that is over ends the request by the act’s notice', async () => {
    const { id, document } = await bank.prepared(periodicalsOf(applicant));
    const overrides = {
      notBefore: new Date(Date.now() - 400 * DAY_MS),
      notAfter: new Date(Date.now() - DAY_MS),
    };
    const signature = await signedWith(document?.content ?? Buffer.alloc(0), { overrides });
    const standing = standingOf(await bank.submit(id, document?.id ?? '', signature));
    expect(standing).toMatchObject({ status: 'REFUSED', number: null, refusal: { code: 'EXPIRED' } });
    expect(standing.refusal?.kk).not.toBe('');
  });

  it('with the applicant’s own revoked certificate ends it so, too', async () => {
    const { id, document } = await bank.prepared(periodicalsOf(applicant));
    const identity = await certificateFor(server.sandbox.authority, holder);
    server.sandbox.authority.revoke(identity.serial, 'keyCompromise');
    await server.restart();
    const signature = signedBy(identity, document?.content ?? Buffer.alloc(0));
    const standing = standingOf(await bank.submit(id, document?.id ?? '', signature));
    expect(standing).toMatchObject({ status: 'REFUSED', refusal: { code: 'REVOKED' } });
  });

  it('of a document that was never given out is refused', async () => {
    const { id, document } = await bank.prepared(periodicalsOf(applicant));
    const signature = holder.sign(document?.content ?? Buffer.alloc(0));
    expect(codesOf(await bank.submit(id, randomUUID(), signature))).toEqual(['SIGNING_DOCUMENT_MISSING']);
  });
});
