import 'reflect-metadata';
import {
  applicant,
  BIN,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  PASSWORD,
  RNN,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
beforeAll(async () => {
  fixture = await createIdentityFixture();
});
afterAll(() => fixture.drop());

const register = (input: ReturnType<typeof applicant>) => fixture.identity.registerPerson.run(input, CALLER);

describe('registering', () => {
  it('logs the new applicant in, with all that was said in one form', async () => {
    const grant = await register(
      applicant(IIN.first, {
        bin: BIN.first,
        name: '  Сейітова   Айгүл ',
        email: 'aigul@example.kz',
        phone: '8 (701) 123-45-67',
        language: 'ru',
      }),
    );
    const { id, sessionId } = grant.viewer;
    expect(grant.viewer).toEqual({
      id,
      sessionId,
      name: 'Сейітова Айгүл',
      iin: IIN.first,
      bin: BIN.first,
      role: 'APPLICANT',
      organisation: null,
      language: 'ru',
      loggedInWith: 'IIN',
    });
    expect(await fixture.identity.authenticate(grant.accessToken)).toEqual(grant.viewer);
    const rows = await fixture.database.query('SELECT email, phone FROM person WHERE id = $1', [id]);
    expect(rows).toEqual([{ email: 'aigul@example.kz', phone: '+77011234567' }]);
  });

  it('takes the language of the call where none is chosen', async () => {
    expect((await register(applicant(IIN.second))).viewer.language).toBe('kk');
  });

  it('makes an applicant of whoever registers, whatever else the input carries', async () => {
    const { viewer } = await register(applicant(IIN.third, { role: 'HEAD', organisation: 'ANY' }));
    expect([viewer.role, viewer.organisation]).toEqual(['APPLICANT', null]);
  });

  it('keeps passwords as argon2id hashes only, and refresh tokens as SHA-256 only', async () => {
    const grant = await fixture.identity.logIn.run({ login: IIN.first, password: PASSWORD }, '192.0.2.1');
    const rows = await fixture.database.query<{ row: string; password_hash: string }>(
      'SELECT person::text AS row, password_hash FROM person',
    );
    for (const { row, password_hash } of rows) {
      expect(row).not.toContain(PASSWORD);
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    const tokens = await fixture.database.query<{ row: string }>(
      'SELECT refresh_token::text AS row FROM refresh_token',
    );
    for (const { row } of tokens) expect(row).not.toContain(grant.refreshToken);
  });
});

describe('registering is refused', () => {
  const count = async () => {
    const [row] = await fixture.database.query<{ people: number; sessions: number }>(
      'SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM session) AS sessions',
    );
    return row;
  };

  it.each([
    ['an IIN with a wrong check digit', { iin: '900101400014' }, 'input.iin: INVALID_IIN'],
    ['a BIN in the place of the IIN', { iin: BIN.first }, 'input.iin: INVALID_IIN'],
    ['an IIN in the place of the BIN', { bin: IIN.nobody }, 'input.bin: INVALID_BIN'],
    ['an RNN of eleven digits', { rnn: '60050000000' }, 'input.rnn: INVALID_RNN'],
    ['an RNN that was never issued', { rnn: '000000000000' }, 'input.rnn: INVALID_RNN'],
    ['no name', { name: ' ' }, 'input.name: NAME_REQUIRED'],
    ['a name too long', { name: 'А'.repeat(201) }, 'input.name: NAME_TOO_LONG'],
    ['a name with markup', { name: 'Айгүл <b>' }, 'input.name: INVALID_NAME'],
    ['a name with a line break', { name: 'Айгүл\r\nBcc: x' }, 'input.name: INVALID_NAME'],
    ['an address without a domain', { email: 'aigul' }, 'input.email: INVALID_EMAIL'],
    [
      'an address with a line break',
      { email: 'a@example.kz\r\nBcc: b@example.kz' },
      'input.email: INVALID_EMAIL',
    ],
    ['an address too long', { email: `a@${'b.'.repeat(130)}kz` }, 'input.email: INVALID_EMAIL'],
    ['a phone with letters', { phone: '+7701CALLME' }, 'input.phone: INVALID_PHONE'],
    ['a password of seven characters', { password: '1234567' }, 'input.password: PASSWORD_TOO_SHORT'],
    ['a password of 129 characters', { password: 'a'.repeat(129) }, 'input.password: PASSWORD_TOO_LONG'],
    ['the IIN as the password', { password: IIN.nobody }, 'input.password: PASSWORD_EQUALS_LOGIN'],
    [
      'the BIN as the password',
      { bin: BIN.second, password: BIN.second },
      'input.password: PASSWORD_EQUALS_LOGIN',
    ],
    [
      'the RNN as the password',
      { rnn: RNN.first, password: RNN.first },
      'input.password: PASSWORD_EQUALS_LOGIN',
    ],
    [
      'the e-mail as the password',
      { email: 'long@example.kz', password: 'LONG@example.kz' },
      'input.password: PASSWORD_EQUALS_LOGIN',
    ],
  ])('with %s, and nothing is written', async (_, wrong, refusal) => {
    const before = await count();
    expect(await refusalsOf(() => register(applicant(IIN.nobody, wrong)))).toEqual([refusal]);
    expect(await count()).toEqual(before);
  });

  it('with every fault named at once', async () => {
    const wrong = { iin: '1', bin: '2', name: '', email: 'x', phone: 'y', password: 'z' };
    expect(await refusalsOf(() => register(applicant('1', wrong)))).toEqual([
      'input.iin: INVALID_IIN',
      'input.bin: INVALID_BIN',
      'input.name: NAME_REQUIRED',
      'input.email: INVALID_EMAIL',
      'input.phone: INVALID_PHONE',
      'input.password: PASSWORD_TOO_SHORT',
    ]);
  });

  it('for an IIN that has an account, also of several at once only one gets it', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => refusalsOf(() => register(applicant('990101300409', { bin: BIN.second })))),
    );
    expect(answers.flat()).toEqual(['input.iin: IIN_TAKEN', 'input.iin: IIN_TAKEN']);
    expect(await refusalsOf(() => register(applicant('990101300409')))).toEqual(['input.iin: IIN_TAKEN']);
  });
});
