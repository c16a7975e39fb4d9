import { certificateFor, documentOf, signedBy } from '../requests/keys.ts';
import { bothLanguages } from '../requests/texts.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { DAY_MS } from '../support/signatures.ts';
import { apply, draft, sign } from '../support/story.ts';
import { applicantAt, bytesOf, challengeOf, codesOf, holder, sendSigned } from './certificate-holder.ts';

const MINUTE = 60_000;
const clock = new MovedClock();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clock, settings: { EDITIONS: 'all' } });
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

describe('a challenge', () => {
  it('is canonical JSON in Base64: its purpose, this server, five minutes, and 256 bits that are never the same', async () => {
    const [one, other] = [await challengeOf(server), await challengeOf(server)];
    expect(one).not.toBe(other);
    const text = bytesOf(one).toString();
    const statement = JSON.parse(text) as Record<string, string>;
    expect(statement).toEqual({
      type: 'qyzmet-login-challenge',
      version: 1,
      purpose: 'LOGIN',
      audience: server.url,
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      issuedAt: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect(Date.parse(statement['expiresAt'] ?? '') - Date.parse(statement['issuedAt'] ?? '')).toBe(
      5 * MINUTE,
    );
    expect(Object.keys(statement)).toEqual(Object.keys(statement).toSorted());
    const kept = await server.database.database.query<{ row: string }>(
      'SELECT login_challenge::text AS row FROM login_challenge',
    );
    expect(JSON.stringify(kept)).not.toContain(statement['nonce']);
  });

  it('clears away what is out of date when the next is given out', async () => {
    await challengeOf(server);
    clock.moveBy(6 * MINUTE);
    await challengeOf(server);
    const rows = await server.database.database.query(
      'SELECT hash FROM login_challenge WHERE expires_at <= $1',
      [clock.now()],
    );
    expect(rows).toEqual([]);
  });
});

describe('whoever signs a challenge with their key', () => {
  it.each([
    ['with the challenge inside', true],
    ['beside the challenge', false],
  ])('is logged in, %s', async (_, attached) => {
    const client = applicantAt(server, 0);
    const challenge = await challengeOf(server);
    const signature = client.sign(bytesOf(challenge), attached);
    const { session, userErrors } = await sendSigned(server, { challenge, signature });
    expect(userErrors).toEqual([]);
    expect(session?.viewer).toEqual({ iin: client.person?.iin, bin: null, role: 'APPLICANT' });
    client.token = session?.accessToken;
    expect(await client.query('{ viewer { iin } }')).toEqual({ viewer: { iin: client.person?.iin } });
  });

  it('for a legal entity is logged in with its BIN, and applies in its name', async () => {
    const client = applicantAt(server, 1);
    const challenge = await challengeOf(server);
    const { session } = await sendSigned(server, {
      challenge,
      signature: client.sign(bytesOf(challenge)),
      regulation: '322-2019',
    });
    expect(session?.viewer).toEqual({
      iin: client.person?.iin,
      bin: client.person?.bin,
      role: 'APPLICANT',
    });
    client.token = session?.accessToken;
    expect((await apply(client)).userErrors).toEqual([]);
  });

  it('is logged in as a member of staff: every key of the demonstration opens its account', async () => {
    for (const person of server.people) {
      const challenge = await challengeOf(server);
      const { session } = await sendSigned(server, {
        challenge,
        signature: holder(server, person).sign(bytesOf(challenge)),
      });
      expect(session?.viewer).toEqual({ iin: person.iin, bin: person.bin, role: person.role });
    }
  });
});

it('a certificate that is for logging in only logs in, and signs nothing', async () => {
  const client = applicantAt(server, 0);
  const identity = await certificateFor(server.sandbox.authority, client, { template: 'AUTHENTICATION' });
  const challenge = await challengeOf(server);
  const signature = signedBy(identity, bytesOf(challenge));
  const { session, userErrors } = await sendSigned(server, { challenge, signature });
  expect(userErrors).toEqual([]);
  client.token = session?.accessToken;
  const { id } = await draft(client);
  const signed = await sign(client, id, signedBy(identity, await documentOf(client, id)));
  expect(signed.request?.status ?? signed.userErrors[0]?.code).toMatch(
    /^(REFUSED|AUTH_CERT_USED_FOR_SIGNING)$/,
  );
});

describe('a challenge is good once', () => {
  it('and not a second time, for nobody', async () => {
    const challenge = await challengeOf(server);
    const signature = applicantAt(server, 0).sign(bytesOf(challenge));
    await sendSigned(server, { challenge, signature });
    const text = bothLanguages('errors:CHALLENGE_UNKNOWN');
    for (const language of ['kk', 'ru'] as const) {
      expect(await sendSigned(server, { challenge, signature }, language)).toEqual({
        session: null,
        userErrors: [{ code: 'CHALLENGE_UNKNOWN', path: ['input', 'challenge'], message: text[language] }],
      });
    }
    const other = applicantAt(server, 1).sign(bytesOf(challenge));
    expect(codesOf(await sendSigned(server, { challenge, signature: other }))).toEqual(['CHALLENGE_UNKNOWN']);
  });

  it('for many at the same time', async () => {
    const challenge = await challengeOf(server);
    const signature = applicantAt(server, 0).sign(bytesOf(challenge));
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendSigned(server, { challenge, signature })));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
  });

  it('also for a signature by a certificate that does not log in', async () => {
    const client = applicantAt(server, 0);
    const challenge = await challengeOf(server);
    const order = { overrides: { notBefore: new Date(0), notAfter: new Date(Date.now() - DAY_MS) } };
    const signature = signedBy(
      await certificateFor(server.sandbox.authority, client, order),
      bytesOf(challenge),
    );
    expect(codesOf(await sendSigned(server, { challenge, signature }))).toEqual(['EXPIRED']);
    expect(
      codesOf(await sendSigned(server, { challenge, signature: client.sign(bytesOf(challenge)) })),
    ).toEqual(['CHALLENGE_UNKNOWN']);
  });

  it('and not after five minutes', async () => {
    const challenge = await challengeOf(server);
    clock.moveBy(5 * MINUTE + 1_000);
    const signature = applicantAt(server, 0).sign(bytesOf(challenge));
    expect(codesOf(await sendSigned(server, { challenge, signature }))).toEqual(['CHALLENGE_UNKNOWN']);
  });

  it.each<[string, (challenge: string) => string]>([
    ['that was changed', (challenge) => `${challenge.slice(0, 40)}A${challenge.slice(41)}`],
    ['that nobody gave out', () => Buffer.from('{"purpose":"LOGIN"}').toString('base64')],
    ['of nothing', () => ''],
    ['too long to be one', (challenge) => challenge.repeat(20)],
    ['that is not Base64', () => 'кіремін'],
  ])('but not one %s', async (_, change) => {
    const challenge = change(await challengeOf(server));
    const signature = applicantAt(server, 0).sign(bytesOf(challenge));
    expect(codesOf(await sendSigned(server, { challenge, signature }))).toEqual(['CHALLENGE_UNKNOWN']);
  });
});
