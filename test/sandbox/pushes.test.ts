import { readMessages, writeGetMessages } from '../../src/soap/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, systemKey } from '../support/soap-caller.ts';
import { heldOf, resetPushes, setPushes } from '../systems/gateway-pushes.ts';
import { reportNext, startWithSystems, told } from '../systems/provider-system.ts';

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithSystems();
  at = await Mangystau.gather(server);
});
afterEach(() => resetPushes(server));
afterAll(() => server.stop());

const url = (path: string): string => `${server.sandbox.url}/control/gateway/${path}`;
const page = (language: string, form?: Record<string, string>): Promise<Response> =>
  fetch(url(`page?lang=${language}`), {
    redirect: 'manual',
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });

async function held(): Promise<string> {
  const id = await at.received();
  await setPushes(server, 'HOLDS');
  expect(await reportNext(server, id)).toMatchObject({ status: 202, fault: null });
  return id;
}

describe('the gateway that holds messages', () => {
  it('shows them to the server alone', async () => {
    const id = await held();
    const [message] = await heldOf(server, id);
    expect(message).toMatchObject({ serviceId: 'QYZMET_REPORT', from: 'LOCAL_EXECUTIVE_SYSTEM' });
    const seenBy = async (name: 'server' | 'partner') => {
      const content = writeGetMessages({
        ...{ messageId: message?.messageId ?? null, correlationId: null, requestDate: null },
        ...{ serviceId: 'QYZMET_REPORT', sender: null, amount: 5 },
      });
      const key = systemKey(process.env['TEST_FOLDER'] ?? '', name);
      const answer = await askSoap(`${server.sandbox.url}/gateway/async`, content, key);
      return readMessages(answer.content()).messages.length;
    };
    expect([await seenBy('server'), await seenBy('server'), await seenBy('partner')]).toEqual([1, 1, 0]);
  });

  it('sends them after all when it is told to', async () => {
    const id = await held();
    const response = await fetch(url('pushes'), { method: 'POST' });
    expect(await response.json()).toEqual([{ status: 200, fault: null, reason: null }]);
    expect((await told(at.applicant, id)).exchangeReceipts).toMatchObject([{ outcome: 'TAKEN' }]);
  });

  it('has a page in both languages, with buttons for the same', async () => {
    const id = await at.received();
    expect((await page('kk', { do: 'set', mode: 'HOLDS' })).status).toBe(303);
    await reportNext(server, id);
    const [kk, ru] = await Promise.all(['kk', 'ru'].map(async (language) => (await page(language)).text()));
    const [message] = await heldOf(server, id);
    expect(kk).toContain('Күтіп тұрған хабарламалар');
    expect(ru).toContain('Ожидающие сообщения');
    for (const text of [kk, ru]) expect(text).toContain(message?.messageId);
    expect((await page('ru', { do: 'send' })).headers.get('location')).toBe('/control/gateway/page?lang=ru');
    expect((await told(at.applicant, id)).exchangeReceipts).toMatchObject([{ outcome: 'TAKEN' }]);
  });

  it('takes no other order', async () => {
    expect((await page('kk', { do: 'dance' })).status).toBe(400);
    const body = JSON.stringify({ mode: 'SLEEPS' });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(url('pushes'), { method: 'PUT', headers, body })).status).toBe(400);
  });
});
