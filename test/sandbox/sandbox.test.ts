import { X509Certificate } from 'node:crypto';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

describe('the sandbox', () => {
  it.each([
    ['kk', 'имитациясы', 'Қызмет алушы', 'ХҚКО операторы', 'Маңғыстау облыстық ішкі саясат басқармасы'],
    ['ru', 'имитация', 'Услугополучатель', 'Оператор ЦОН', 'ЦОН, Усть-Каменогорск'],
  ])('lists in %s all that it plays, and says what it is', async (language, ...texts) => {
    const response = await fetch(`${sandbox.url}/?lang=${language}`);
    const page = await response.text();
    expect(response.headers.get('x-sandbox')).toBe('true');
    expect(response.headers.get('content-language')).toBe(language);
    const parts = [
      '/people',
      '/mail',
      '/ca/crl',
      '/ca/gost/crl',
      '/control/ca',
      '/payments/charges',
      '/registries',
      '/gateway/sync',
      '/control/gateway/ask',
      '/gateway/messages',
      '/control/faults',
    ];
    for (const text of [...texts, ...parts]) expect(page).toContain(text);
    expect(page).not.toContain('undefined');
  });

  it.each(['/health', '/people', '/nowhere'])('says on %s that it is one', async (path) => {
    expect((await fetch(`${sandbox.url}${path}`)).headers.get('x-sandbox')).toBe('true');
  });

  it('publishes the authority: the issuing certificate is signed by the root', async () => {
    const pem = async (name: string) =>
      new X509Certificate(await (await fetch(`${sandbox.url}/ca/${name}.pem`)).text());
    const [root, issuing] = await Promise.all([pem('root'), pem('issuing')]);
    expect(issuing.verify(root.publicKey)).toBe(true);
  });

  it('publishes the authority with GOST keys, as PEM and as DER', async () => {
    for (const name of ['root', 'issuing']) {
      const read = async (file: string) =>
        new X509Certificate(Buffer.from(await (await fetch(`${sandbox.url}/ca/gost/${file}`)).arrayBuffer()));
      const [text, der] = await Promise.all([read(`${name}.pem`), read(`${name}.cer`)]);
      expect(text.raw).toEqual(der.raw);
      expect(der.issuer).toContain('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) SANDBOX');
    }
  });

  it.each(['crl', 'root-crl', 'gost/crl', 'gost/root-crl'])('publishes /ca/%s as DER', async (name) => {
    const response = await fetch(`${sandbox.url}/ca/${name}`);
    expect(response.headers.get('content-type')).toBe('application/pkix-crl');
    expect(Buffer.from(await response.arrayBuffer())[0]).toBe(0x30);
  });

  it('does not start where another listens', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(home.start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
