import { isPublicAddress } from '../../src/webhooks/public-address.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { attemptsOf, change, register, tryToRegister, webhookWhen } from './integrator.ts';

/** What the name servers say, until they say otherwise. */
const hosts = new Map<string, readonly string[]>([
  ['hooks.example.kz', ['93.184.215.14']],
  ['both.example.kz', ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']],
  ['inside.example.kz', ['10.1.2.3']],
  ['mixed.example.kz', ['93.184.215.14', '192.168.0.5']],
  ['loop.example.kz', ['127.0.0.1']],
  ['mapped.example.kz', ['::ffff:169.254.169.254']],
]);
const asked: string[] = [];

let server: RunningServer;
let integrator: Client;
beforeAll(async () => {
  server = await startServer({
    settings: { WEBHOOKS_TO_LOCALHOST: 'false' },
    hostResolver: {
      resolve: async (host) => {
        asked.push(host);
        return hosts.get(host) ?? [];
      },
    },
  });
  integrator = await server.as('INTEGRATOR');
});
afterAll(() => server.stop());

describe('a webhook is not registered', () => {
  it.each([
    ['nonsense', 'WEBHOOK_URL_INVALID'],
    ['https://', 'WEBHOOK_URL_INVALID'],
    ['https://hooks.example.kz/#part', 'WEBHOOK_URL_INVALID'],
    [`https://hooks.example.kz/${'a'.repeat(2_000)}`, 'WEBHOOK_URL_TOO_LONG'],
    ['http://hooks.example.kz/', 'WEBHOOK_URL_NOT_HTTPS'],
    ['ftp://hooks.example.kz/', 'WEBHOOK_URL_NOT_HTTPS'],
    ['file:///etc/passwd', 'WEBHOOK_URL_INVALID'],
    ['gopher://hooks.example.kz:443/', 'WEBHOOK_URL_NOT_HTTPS'],
    ['http://localhost:4000/', 'WEBHOOK_URL_NOT_HTTPS'],
    ['https://user@hooks.example.kz/', 'WEBHOOK_URL_CREDENTIALS'],
    ['https://user:password@hooks.example.kz/', 'WEBHOOK_URL_CREDENTIALS'],
    ['https://hooks.example.kz:22/', 'WEBHOOK_URL_PORT'],
    ['https://hooks.example.kz:5432/', 'WEBHOOK_URL_PORT'],
    ['https://unknown.example.kz/', 'WEBHOOK_HOST_UNKNOWN'],
    ['https://inside.example.kz/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://mixed.example.kz/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://loop.example.kz/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://mapped.example.kz/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://127.0.0.1/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://2130706433/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://0x7f.1/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://0177.0.0.1/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://169.254.169.254/latest/meta-data/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://[::1]/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://[::ffff:10.0.0.1]/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://[64:ff9b::7f00:1]/', 'WEBHOOK_ADDRESS_FORBIDDEN'],
    ['https://localhost/', 'WEBHOOK_HOST_UNKNOWN'],
  ])('at %s: %s', async (url, code) => {
    const { webhook, userErrors } = await tryToRegister(integrator, url);
    expect(webhook).toBeNull();
    expect(userErrors).toEqual([{ code, path: ['input', 'url'] }]);
  });

  it('with a description that is too long', async () => {
    const { userErrors } = await tryToRegister(integrator, 'https://hooks.example.kz/', {
      description: 'а'.repeat(201),
    });
    expect(userErrors).toEqual([{ code: 'WEBHOOK_DESCRIPTION_TOO_LONG', path: ['input', 'description'] }]);
  });
});

describe('a webhook is registered', () => {
  it.each([
    'https://hooks.example.kz/',
    'https://hooks.example.kz:8443/events?system=1',
    'https://both.example.kz/',
    'https://93.184.215.14/',
  ])('at %s', async (url) => {
    const { webhook } = await register(integrator, url, { description: ' Есеп жүйесі ' });
    expect(webhook).toMatchObject({ url, description: 'Есеп жүйесі', enabled: true, types: [], lag: 0 });
    await change(integrator, 'disableWebhook', webhook.id);
  });
});

test('a host that leads inside after it was registered is not called, though the look-up is made anew each time', async () => {
  hosts.set('turns.example.kz', ['93.184.215.14']);
  const { webhook } = await register(integrator, 'https://turns.example.kz/hook');
  hosts.set('turns.example.kz', ['127.0.0.1']);
  const before = asked.length;
  await sent(await server.as('APPLICANT'));
  const failed = await webhookWhen(integrator, webhook.id, 'refused', ({ failures }) => failures === 1);
  expect(attemptsOf(failed)).toMatchObject([
    { error: 'ADDRESS_FORBIDDEN', httpStatus: null, response: null },
  ]);
  expect(asked.slice(before)).toEqual(['turns.example.kz']);
});

test('a host that is known no more is not called', async () => {
  hosts.set('leaves.example.kz', ['93.184.215.14']);
  const { webhook } = await register(integrator, 'https://leaves.example.kz/hook');
  hosts.delete('leaves.example.kz');
  await sent(await server.as('APPLICANT'));
  const failed = await webhookWhen(integrator, webhook.id, 'refused', ({ failures }) => failures === 1);
  expect(attemptsOf(failed)).toMatchObject([{ error: 'HOST_UNKNOWN' }]);
});

describe('an address is not public', () => {
  it.each([
    ['of this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '::']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254']],
    ['of one link', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'fec0::1']],
    ['shared by a carrier', ['100.64.0.1', '100.100.100.200', '100.127.255.255']],
    ['of many', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    [
      'reserved',
      ['192.0.0.192', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1', '3fff::1'],
    ],
    ['of a cloud that answers about the machine', ['168.63.129.16', '169.254.169.254']],
    ['mapped from IPv4', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:0:7f00:1']],
    ['compatible with IPv4', ['::7f00:1', '::10.0.0.1']],
    ['6to4', ['2002:7f00:1::', '2002:a00:1::1']],
    ['of a translator to IPv4', ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1']],
    ['of Teredo', ['2001:0:7f00:1::']],
    ['not an address', ['', 'localhost', '10', '1.2.3', '::g']],
  ])('that is %s', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('but for all others', () => {
    const known = [
      '8.8.8.8',
      '93.184.215.14',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700:4700::1111',
      '2a00:1450::1',
    ];
    expect(known.filter(isPublicAddress)).toEqual(known);
  });
});
