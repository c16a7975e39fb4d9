import type { CertificateOrder } from '../../src/sandbox/certification-authority/index.ts';
import { certificateFor, documentOf, signedBy } from '../requests/keys.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { DAY_MS } from '../support/signatures.ts';
import { draft, sign } from '../support/story.ts';
import { applicantAt, bytesOf, challengeOf, codesOf, sendSigned } from './certificate-holder.ts';

const ENTITY = { name: '«Басқа» ЖШС', bin: '120140000017' };
const clock = new MovedClock();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clock, settings: { EDITIONS: 'all' } });
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

describe('what is no signature of the challenge is turned down, and the challenge stays', () => {
  it.each<[string, (client: Client, challenge: string) => Promise<string>, string]>([
    ['other bytes', async (client) => client.sign(Buffer.from('{}')), 'CONTENT_MISMATCH'],
    ['beside other bytes', async (client) => client.sign(Buffer.from('{}'), false), 'DIGEST_MISMATCH'],
    [
      'another challenge',
      async (client) => client.sign(bytesOf(await challengeOf(server))),
      'CONTENT_MISMATCH',
    ],
    [
      'a CMS that breaks off',
      async (client, challenge) =>
        Buffer.from(client.sign(bytesOf(challenge)), 'base64')
          .subarray(0, 900)
          .toString('base64'),
      'MALFORMED',
    ],
    ['no CMS at all', async () => Buffer.from('кіргізіңіз').toString('base64'), 'BAD_ENCODING'],
    ['nothing', async () => '', 'BAD_ENCODING'],
    ['far too much', async () => 'A'.repeat(2_000_004), 'TOO_LARGE'],
  ])('%s', async (_, make, code) => {
    const client = applicantAt(server, 0);
    const challenge = await challengeOf(server);
    const answer = await sendSigned(server, { challenge, signature: await make(client, challenge) });
    expect([answer.session, answer.userErrors]).toMatchObject([
      null,
      [{ code, path: ['input', 'signature'] }],
    ]);
    expect(
      (await sendSigned(server, { challenge, signature: client.sign(bytesOf(challenge)) })).userErrors,
    ).toEqual([]);
  });

  it('the signature of an application, given out to be signed by the same person', async () => {
    const client = await applicantAt(server, 0).logIn(applicantAt(server, 0).person as DemonstrationPerson);
    const { id } = await draft(client);
    const document = (await documentOf(client, id)).toString('base64');
    const signature = client.sign(bytesOf(document));
    expect(codesOf(await sendSigned(server, { challenge: document, signature }))).toEqual([
      'CHALLENGE_UNKNOWN',
    ]);
    const challenge = await challengeOf(server);
    const { userErrors } = await sign(client, id, client.sign(bytesOf(challenge)));
    expect(userErrors).toMatchObject([{ code: 'CONTENT_MISMATCH' }]);
  });
});

describe('a certificate that does not log in', () => {
  const cases: readonly [string, 0 | 1, Partial<CertificateOrder>, string][] = [
    ['of somebody who has not registered', 0, { iin: '061211600012' }, 'ACCOUNT_UNKNOWN'],
    [
      'of a legal entity, for the account of an individual',
      0,
      { template: 'HEAD', organisation: ENTITY },
      'CERTIFICATE_BIN_UNEXPECTED',
    ],
    ['of another legal entity', 1, { template: 'HEAD', organisation: ENTITY }, 'CERTIFICATE_BIN_MISMATCH'],
    [
      'of the individual, for the account of a legal entity',
      1,
      { template: 'INDIVIDUAL' },
      'CERTIFICATE_BIN_MISMATCH',
    ],
  ];

  it.each(cases)(
    '%s: the reason in both languages, and no account is made',
    async (_, place, order, code) => {
      const client = applicantAt(server, place);
      const identity = await certificateFor(server.sandbox.authority, client, order);
      const people = () => server.database.database.query('SELECT iin, bin FROM person ORDER BY iin');
      const before = await people();
      const text = bothLanguages(`errors:${code}`);
      for (const language of ['kk', 'ru'] as const) {
        const challenge = await challengeOf(server);
        const { session, userErrors } = await sendSigned(
          server,
          { challenge, signature: signedBy(identity, bytesOf(challenge)) },
          language,
        );
        expect(session).toBeNull();
        expect(userErrors).toMatchObject([{ code, message: text[language] }]);
      }
      expect(await people()).toEqual(before);
    },
  );

  it.each(cases)('%s: for a regulation, with its notice first', async (_, place, order, code) => {
    const identity = await certificateFor(server.sandbox.authority, applicantAt(server, place), order);
    const challenge = await challengeOf(server);
    const signature = signedBy(identity, bytesOf(challenge));
    const { session, userErrors } = await sendSigned(server, {
      challenge,
      signature,
      regulation: '178-2012-3',
    });
    expect(session).toBeNull();
    const notice = bothLanguages('editions/178-2012-3:notice.AUTH_REFUSED').kk;
    expect(userErrors).toMatchObject([{ code: 'AUTH_REFUSED', message: notice }, { code }]);
  });

  it('is told for a regulation also when its time is over', async () => {
    const order = { overrides: { notBefore: new Date(0), notAfter: new Date(Date.now() - DAY_MS) } };
    const identity = await certificateFor(server.sandbox.authority, applicantAt(server, 0), order);
    const challenge = await challengeOf(server);
    const signature = signedBy(identity, bytesOf(challenge));
    expect(codesOf(await sendSigned(server, { challenge, signature, regulation: '322-2019' }))).toEqual([
      'AUTH_REFUSED',
      'EXPIRED',
    ]);
  });
});

it('while no revocation list is to be had nobody can say, and the same signature logs in once one has come', async () => {
  await server.restart(undefined, { REVOCATION_LISTS: '' });
  const client = applicantAt(server, 0);
  const challenge = await challengeOf(server);
  const signature = client.sign(bytesOf(challenge));
  for (const _ of [1, 2]) {
    expect(codesOf(await sendSigned(server, { challenge, signature }))).toEqual(['CRL_MISSING']);
  }
  await server.restart();
  expect((await sendSigned(server, { challenge, signature })).userErrors).toEqual([]);
});
