import { Mangystau } from '../exchange/mangystau.ts';
import { attach, freshPdf, uploaded } from '../requests/acts.ts';
import { arrived, signAndSend } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';
import { reportNext, setSystem, startWithSystems } from '../systems/provider-system.ts';

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithSystems();
  at = await Mangystau.gather(server);
});
afterAll(() => server.stop());

const control = (path: string, method = 'GET', body?: object): Promise<Response> =>
  fetch(`${server.sandbox.url}/control/systems${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const page = (language: string, form?: Record<string, string>): Promise<Response> =>
  fetch(`${server.sandbox.url}/control/systems/page?lang=${language}`, {
    redirect: 'manual',
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });

interface State {
  readonly systems: readonly { system: string; mode: string; fault: string }[];
  readonly cases: readonly { correlationId: string; number: string; left: number }[];
}

describe('a system in which a provider works', () => {
  it('waits until it is told otherwise, and after it was put back', async () => {
    const waits = ['E_LICENSING', 'LOCAL_EXECUTIVE_SYSTEM'].map((system) => ({
      ...{ system, mode: 'WAITS', fault: 'NONE' },
    }));
    expect(((await (await control('')).json()) as State).systems).toEqual(waits);
    await setSystem(server, 'E_LICENSING', 'ANSWERS', 'TWICE');
    const { systems } = (await (await control('')).json()) as State;
    expect(systems[0]).toEqual({ system: 'E_LICENSING', mode: 'ANSWERS', fault: 'TWICE' });
    expect(((await (await control('', 'DELETE')).json()) as State).systems).toEqual(waits);
  });

  it.each([
    ['PUT', '', { system: 'PORTAL', mode: 'WAITS' }, 400],
    ['PUT', '', { system: 'E_LICENSING', mode: 'SLEEPS' }, 400],
    ['POST', '/report', { correlationId: 'x' }, 400],
    ['POST', '/files', { correlationId: 'x' }, 400],
    ['POST', '/files', { correlationId: '00000000-0000-4000-8000-000000000000' }, 404],
    ['POST', '/report', { correlationId: '00000000-0000-4000-8000-000000000000' }, 404],
  ])('%s %s %j is answered %s', async (method, path, body, status) => {
    expect((await control(path, method, body)).status).toBe(status);
  });

  it('has nothing left to report once all of a request was taken', async () => {
    const id = await at.received();
    for (const left of [3, 2, 1, 0]) {
      expect(await reportNext(server, id)).toMatchObject({ status: 200, fault: null });
      const { cases } = (await (await control('')).json()) as State;
      expect(cases.find(({ correlationId }) => correlationId === id.replace('req_', ''))?.left).toBe(left);
    }
    const more = await control('/report', 'POST', { correlationId: id.replace('req_', '') });
    expect(more.status).toBe(409);
  });
});

describe('the documents of a request', () => {
  it('are read by the system when it is told to, or at a button, and are what the message named', async () => {
    const id = await at.drafted();
    const content = Buffer.concat([freshPdf(), Buffer.alloc(1_500_000, ' ')]);
    const fileId = await uploaded(at.applicant, content);
    await attach(at.applicant, { requestId: id, kind: 'OTHER', fileId });
    await signAndSend(at.applicant, id);
    await arrived(at.applicant, id, 'PORTAL.ACTION.5');
    const correlationId = id.replace('req_', '');
    const read = { kind: 'OTHER', size: content.length, mediaType: 'application/pdf', matches: true };
    const answer = await control('/files', 'POST', { correlationId });
    expect(await answer.json()).toMatchObject([{ ...read, fault: null }]);
    expect((await page('ru', { of: 'files', correlationId })).status).toBe(303);
    expect(await (await page('ru')).text()).toContain(`<code>OTHER</code>: ${content.length} ✓`);
  });
});

describe('its page', () => {
  it('shows requests in both languages, and reports at a button', async () => {
    const id = await at.received();
    await reportNext(server, id);
    const correlationId = id.replace('req_', '');
    const pressed = await page('kk', { of: 'case', correlationId, fault: 'WRONG_NUMBER' });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/control/systems/page?lang=kk']);
    const [kk, ru] = await Promise.all(['kk', 'ru'].map(async (language) => (await page(language)).text()));
    expect(kk).toContain('Көрсетілетін қызметті берушілердің жүйелері');
    expect(ru).toContain('Системы услугодателей');
    for (const text of [kk, ru]) {
      expect(text).toContain(correlationId);
      expect(text).toContain('REPORT_REFUSED REQUEST_UNKNOWN');
    }
  });

  it('sets how a system works, and takes no other form', async () => {
    const form = { of: 'system', system: 'E_LICENSING', mode: 'ANSWERS', fault: 'NONE' };
    expect((await page('ru', form)).status).toBe(303);
    expect(await (await page('ru')).text()).toContain('<option value="ANSWERS" selected>');
    expect((await page('ru', { ...form, mode: 'SLEEPS' })).status).toBe(400);
    await control('', 'DELETE');
  });
});
