import { ATTEMPT_LIMITS } from '../../src/identity/index.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const { count } = ATTEMPT_LIMITS.checks;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const page = (code: string) =>
  fetch(`${server.url}/verify/${code}`, { headers: { 'accept-language': 'ru' } });
const guess = (place: number) => `R-0000-0000-${String(place).padStart(4, '0')}`;
const QUERY = 'query ($code: String!) { verifyReceipt(code: $code) { valid } }';

describe('whoever looks for receipts by trying codes', () => {
  it('may try only so many, however they are asked for, and then no numbers of papers either', async () => {
    const nobody = server.client('ru');
    for (let place = 0; place < count / 2; place++) {
      expect((await page(guess(place))).status).toBe(404);
      expect(await nobody.query(QUERY, { code: guess(place) })).toEqual({ verifyReceipt: { valid: false } });
    }
    const answer = await page(guess(count));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'text/html']);
    expect(await answer.text()).toContain('Слишком много попыток');
    expect(await nobody.refusal(QUERY, { code: guess(count) })).toEqual(['TOO_MANY_ATTEMPTS']);
    expect((await page('2026-0000-0000-0000')).status).toBe(429);
  });
});
