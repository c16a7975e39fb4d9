import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.drop());

test('the application runs as a role that may not create tables', async () => {
  const [row] = await test_.database.query<{ role: string }>('SELECT current_user AS role');
  expect(row?.role).toBe('qyzmet_app');
  await expect(test_.database.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
});
