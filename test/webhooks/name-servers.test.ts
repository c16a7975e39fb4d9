import { createSocket, type Socket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import { dnsResolver } from '../../src/webhooks/index.ts';

const NEVER = new AbortController().signal;
const [A, AAAA] = [1, 28];
const HEADER = 12;
const NO_SUCH_NAME = 3;

/** What the name server knows; of names that begin with `silent` it says nothing at all. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  'both.example.kz': ['93.184.215.14', '10.0.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'four.example.kz': ['93.184.215.14'],
  'six.example.kz': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
};

let server: Socket;
beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (question, { port, address }) => {
    const answer = answerTo(question);
    if (answer !== null) server.send(answer, port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

/** RFC 1035, section 4.1. */
function answerTo(question: Buffer): Buffer | null {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = question.readUInt8(at); length > 0; length = question.readUInt8(at)) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const name = labels.join('.');
  if (name.startsWith('silent')) return null;
  const type = question.readUInt16BE(at + 1);
  const known = RECORDS[name];
  const found = (known ?? []).filter((address) => type === (isIPv4(address) ? A : AAAA));
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(question.readUInt16BE(0), 0);
  header.writeUInt16BE(0x8180 | (known === undefined ? NO_SUCH_NAME : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  const records = found.map((address) => {
    const data = bytesOf(address);
    const record = Buffer.alloc(HEADER);
    record.writeUInt16BE(0xc000 | HEADER, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([header, question.subarray(HEADER, at + 5), ...records]);
}

function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  return Buffer.from(
    address
      .split(':')
      .map((group) => group.padStart(4, '0'))
      .join(''),
    'hex',
  );
}

const ask = (host: string, signal = NEVER): Promise<readonly string[]> =>
  dnsResolver([`127.0.0.1:${server.address().port}`]).resolve(host, signal);

test.each(Object.entries(RECORDS))('every address of a host is told: %s', async (host, addresses) => {
  expect(await ask(host)).toEqual(addresses);
});

test('a host that is not known has no address', async () => {
  expect(await ask('unknown.example.kz')).toEqual([]);
});

test('a name server that does not answer is waited for until the caller has had enough', async () => {
  const started = performance.now();
  await expect(ask('silent.example.kz', AbortSignal.timeout(200))).rejects.toMatchObject({
    code: 'ECANCELLED',
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});
