import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';
import { unlikePublished } from '../support/published-schemas.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/* Every answer that a test gets by SOAP, and every message of theirs that is taken, is held to the same descriptions and schemas: `postSoap`. */

const folder = join(import.meta.dirname, 'recorded');
const recorded = (file: string): string => readFileSync(join(folder, file), 'utf8');
/* A header is no content of a body; the other two are of others: one is read though it is not as described, the type of one is theirs. */
const NOT_OURS = ['wss-header.xml', 'loose-async-message.xml', 'sync-request-typed.xml'];
const WHOLE = readdirSync(folder).filter((file) => file.endsWith('.xml') && !NOT_OURS.includes(file));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it.each(['/soap?wsdl', '/soap/sync?wsdl'])(
  '%s names the schemas of the data, and each is served as it stands in the repository',
  async (description) => {
    const wsdl = await (await fetch(server.url + description)).text();
    const addresses = [...wsdl.matchAll(/http[^\s]+\/([a-z-]+\.xsd)/g)];
    expect(addresses).toHaveLength(2);
    for (const [address, name = ''] of addresses) {
      const response = await fetch(address);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/xml; charset=utf-8',
      ]);
      expect(await response.text()).toBe(readFileSync(join(projectRoot, 'wsdl/schemas', name), 'utf8'));
    }
  },
);

it.each(['nothing.xsd', 'power-of-attorney.xsd', '..%2Fsync-channel.wsdl'])(
  'no schema %s is served',
  async (name) => {
    expect((await fetch(`${server.url}/soap/schemas/${name}`)).status).toBe(404);
  },
);

it.each(WHOLE)('the recorded %s is as the descriptions have it, and other order is not', (file) => {
  const xml = recorded(file);
  expect(unlikePublished(xml)).toEqual([]);
  const changed = xml.replace(/(<((?!fault)\w+)>[^<]*<\/\2>)(<(\w+)>[^<]*<\/\4>)/, '$3$1');
  expect(changed).not.toBe(xml);
  expect(unlikePublished(changed)).not.toEqual([]);
});
