import { AttemptGuard } from '../../src/identity/attempt-guard.ts';
import { ATTEMPT_LIMITS } from '../../src/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const BIN = '210140000046';
const SECONDS = 3600;
const guardOf = (brought: number, broughtFor: number): AttemptGuard =>
  new AttemptGuard(test.database, {
    ...ATTEMPT_LIMITS,
    brought: { count: brought, seconds: SECONDS },
    broughtFor: { count: broughtFor, seconds: SECONDS },
  });
const REFUSED = { code: 'TOO_MANY_ATTEMPTS' };

describe('requests that systems bring', () => {
  it('are bounded for one person, whatever systems bring them', async () => {
    const guard = guardOf(10, 2);
    await guard.enterBrought(BIN, '050312400011');
    await guard.enterBrought('180452000014', '050312400011');
    await expect(guard.enterBrought(BIN, '050312400011')).rejects.toMatchObject(REFUSED);
    await guard.enterBrought(BIN, '050312300025');
  });

  it('are bounded for one system, whomever they are for; one that was refused for its person is not counted', async () => {
    const guard = guardOf(2, 1);
    const bin = '060140000033';
    await guard.enterBrought(bin, '050405400334');
    await expect(guard.enterBrought(bin, '050405400334')).rejects.toMatchObject(REFUSED);
    await guard.enterBrought(bin, '050912300344');
    await expect(guard.enterBrought(bin, '051106300375')).rejects.toMatchObject(REFUSED);
  });
});
