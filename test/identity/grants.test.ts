import 'reflect-metadata';
import { applicant, CALLER, createIdentityFixture, type IdentityFixture, IIN } from './identity-fixture.ts';

let fixture: IdentityFixture;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
});
afterAll(() => fixture.drop());

it.each([
  ['change who somebody is', `UPDATE person SET role = 'ADMINISTRATOR'`],
  ['change a password', `UPDATE person SET password_hash = '$argon2id$'`],
  ['remove people', 'DELETE FROM person'],
  ['remove sessions', 'DELETE FROM session'],
  ['give a session to another person', 'UPDATE session SET person_id = person_id'],
  ['prolong a session', `UPDATE session SET expires_at = expires_at + interval '1 day'`],
  ['remove refresh tokens', 'DELETE FROM refresh_token'],
  ['prolong a refresh token', `UPDATE refresh_token SET expires_at = expires_at + interval '1 day'`],
  ['prolong a challenge', `UPDATE login_challenge SET expires_at = expires_at + interval '1 day'`],
  ['empty the tables', 'TRUNCATE session CASCADE'],
])('the application may not %s', async (_, statement) => {
  await expect(fixture.database.query(statement)).rejects.toThrow(/permission denied/);
});

it.each([
  ['a role that does not exist', `role = 'MINISTER'`],
  ['a password in the clear', `password_hash = 'secret'`],
  ['an applicant with an organisation', `organisation = 'ANY'`],
])('the database itself takes no person with %s', async (_, assignment) => {
  const [column = '', value = ''] = assignment.split(' = ');
  const columns = ['iin', 'name', 'language', 'role', 'organisation', 'password_hash', 'created_at'];
  const values = columns.map((name) => (name === column ? value : name));
  const statement = `
    INSERT INTO person (${columns.join(', ')})
    SELECT ${values.join(', ').replace('iin', `'${IIN.second}'`)} FROM person LIMIT 1`;
  await expect(fixture.database.query(statement)).rejects.toThrow(/violates check constraint/);
});
