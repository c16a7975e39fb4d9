import { ATTEMPT_LIMITS } from '../../src/identity/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { issued } from './acts.ts';
import { castOf } from './cast.ts';
import { recordOf } from './record.ts';

const { count } = ATTEMPT_LIMITS.checks;

let server: RunningServer;
let nobody: Client;
let number: string;
beforeAll(async () => {
  server = await startServer();
  nobody = server.client('ru');
  const { id } = await issued(await castOf(server));
  number = (await recordOf(server, id)).results[0]?.number ?? '';
});
afterAll(() => server.stop());

const page = (wanted: string) =>
  fetch(`${server.url}/verify/${wanted}`, { headers: { 'accept-language': 'ru' } });
const guess = (place: number) => `2026-0000-0000-${String(place).padStart(4, '0')}`;
const QUERY = 'query ($number: String!) { verifyResult(number: $number) { verdict } }';

describe('whoever checks papers', () => {
  it('may check as many as there are', async () => {
    for (let place = 0; place <= count; place++) expect((await page(number)).status).toBe(200);
  });

  it('may not look for them by trying numbers: only so many that are none, however they are asked for', async () => {
    for (let place = 0; place < count / 2; place++) {
      expect((await page(guess(place))).status).toBe(404);
      expect(await nobody.query(QUERY, { number: guess(place) })).toEqual({
        verifyResult: { verdict: 'UNKNOWN' },
      });
    }
    const answer = await page(guess(count));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'text/html']);
    expect(await answer.text()).toContain('Слишком много попыток');
    expect(await nobody.refusal(QUERY, { number })).toEqual(['TOO_MANY_ATTEMPTS']);
    const content = Buffer.from('%PDF-1.7 whatever').toString('base64');
    expect(
      await nobody.refusal('query ($content: Base64!) { verifyPaper(content: $content) { verdict } }', {
        content,
      }),
    ).toEqual(['TOO_MANY_ATTEMPTS']);
  });

  it('may again after an hour', async () => {
    await server.database.database.query('UPDATE login_attempt SET expire = expire - $1', [
      ATTEMPT_LIMITS.checks.seconds * 1000,
    ]);
    expect((await page(number)).status).toBe(200);
  });
});
