import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, look, startPayment } from '../support/story.ts';

let server: RunningServer;
let applicant: Client;
beforeAll(async () => {
  server = await startServer();
  applicant = await server.as('APPLICANT');
});
afterAll(() => server.stop());

const page = (language: string, form?: Record<string, string>): Promise<Response> =>
  fetch(`${server.sandbox.url}/control/payments/page?lang=${language}`, {
    redirect: 'manual',
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });

/** Reference of a payment that was opened. */
async function opened(): Promise<{ id: string; reference: string }> {
  const { id } = await draft(applicant);
  return { id, reference: (await startPayment(applicant, id)).split('/').at(-1) ?? '' };
}

describe('the page of payments', () => {
  it('says in both languages that there are none', async () => {
    expect(await (await page('kk')).text()).toContain('Әзірге төлем жоқ.');
    expect(await (await page('ru')).text()).toContain('Платежей пока нет.');
  });

  it('pays after a failure at a button, and the server hears of it', async () => {
    const { id, reference } = await opened();
    expect((await page('ru', { reference, do: 'FAIL' })).status).toBe(303);
    expect(await (await page('ru')).text()).toContain('не прошел');
    expect((await page('kk', { reference, do: 'PAY' })).headers.get('location')).toBe(
      '/control/payments/page?lang=kk',
    );
    await until('the money', async () =>
      (await look(applicant, id)).status === 'AWAITING_SIGNATURE' ? true : null,
    );
  });

  it.each([
    [{ do: 'PAY' }, 400],
    [{ reference: 'none', do: 'PAY' }, 404],
  ])('answers %j with %s', async (form, status) => {
    expect((await page('ru', form as Record<string, string>)).status).toBe(status);
  });

  it('offers nothing that makes no sense', async () => {
    const { reference } = await opened();
    expect((await page('ru', { reference, do: 'REFUND' })).status).toBe(409);
    expect((await page('ru', { reference, do: 'STEAL' })).status).toBe(400);
  });
});
