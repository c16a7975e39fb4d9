import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CrlFetcher, InMemoryRevocationLists, ListFolder, TrustStore } from '../../src/signatures/index.ts';
import { listWorld } from '../support/revocation-lists.ts';
import { DAY_MS, NOW } from '../support/signatures.ts';

const URLS = ['http://ca/delta', 'http://ca/full'];
let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'qyzmet-lists-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const world = listWorld();
const { crl, pem, clock } = world;
const at = (ms: number) => new Date(NOW.getTime() + ms);
const FULL = crl({ revoked: [{ serial: '4A', at: NOW, reason: 'superseded' }] });
const DELTA = crl({ number: 8, deltaOf: 7, revoked: [{ serial: '4B', at: NOW, reason: 'superseded' }] });

/** A node that has just started, and what it finds on the network: nothing unless told. */
function node(network: Readonly<Record<string, Uint8Array>> = {}) {
  const lists = new InMemoryRevocationLists({
    trust: new TrustStore({ roots: [pem], intermediates: [] }),
    clock,
  });
  const fetcher = new CrlFetcher({
    lists,
    clock,
    urls: URLS,
    userAgent: 'x',
    folder: new ListFolder(path),
    fetch: async (url) => {
      const found = network[String(url)];
      if (found === undefined) throw new TypeError('no network');
      return new Response(new Uint8Array(found));
    },
  });
  const knows = (serial: string) =>
    lists.current(world.root)?.find(Buffer.from(serial, 'hex')) !== null && lists.all.length > 0;
  return { fetcher, lists, knows };
}

const outcomes = (told: readonly { outcome: string }[]) => told.map(({ outcome }) => outcome);
const NETWORK = { 'http://ca/delta': DELTA, 'http://ca/full': FULL };

describe('lists are kept across restarts', () => {
  it('so that a node without the network judges, the delta on its full list whichever came first', async () => {
    const first = node(NETWORK);
    expect(outcomes(await first.fetcher.restore())).toEqual(['NOT_KEPT', 'NOT_KEPT']);
    expect(first.fetcher.isComplete).toBe(false);
    expect(outcomes(await first.fetcher.refresh())).toEqual(['INSTALLED', 'INSTALLED']);
    const second = node();
    expect(outcomes(await second.fetcher.restore())).toEqual(['INSTALLED', 'INSTALLED']);
    expect([second.knows('4A'), second.knows('4B'), second.knows('4C')]).toEqual([true, true, false]);
    expect(second.fetcher.isComplete).toBe(true);
    expect(outcomes(await second.fetcher.refresh())).toEqual(['UNREACHABLE', 'UNREACHABLE']);
    expect(second.knows('4B')).toBe(true);
  });

  it.each<[string, (file: string) => void, string]>([
    ['of no bytes', (file) => writeFileSync(file, ''), 'MALFORMED'],
    ['cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, 100)), 'MALFORMED'],
    [
      'forged',
      (file) => {
        const der = readFileSync(file);
        writeFileSync(file, der.fill(1, der.length - 9));
      },
      'BAD_SIGNATURE',
    ],
    [
      'that is a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      'UNREADABLE',
    ],
  ])('a file %s is not believed, and the next download takes its place', async (_, spoil, expected) => {
    await node(NETWORK).fetcher.refresh();
    for (const name of readdirSync(path)) spoil(join(path, name));
    const second = node(NETWORK);
    expect(outcomes(await second.fetcher.restore())).toEqual([expected, expected]);
    expect(second.lists.all).toEqual([]);
    const renewed = await second.fetcher.refresh();
    expect(outcomes(renewed)).toEqual(['INSTALLED', 'INSTALLED']);
    if (expected === 'UNREADABLE') {
      expect(renewed[0]?.folderFault).toMatchObject({
        code: expect.stringMatching(/EISDIR|ENOTEMPTY|EEXIST/),
      });
    } else expect(outcomes(await node().fetcher.restore())).toEqual(['INSTALLED', 'INSTALLED']);
  });

  it('a list refused is not kept', async () => {
    await node({ 'http://ca/full': Buffer.from('<html>') }).fetcher.refresh();
    expect(readdirSync(path)).toEqual([]);
  });

  it('a folder that cannot be written costs nothing but the keeping', async () => {
    writeFileSync(join(path, 'file'), '');
    path = join(path, 'file');
    const { fetcher, knows } = node(NETWORK);
    const told = await fetcher.refresh();
    expect(outcomes(told)).toEqual(['INSTALLED', 'INSTALLED']);
    expect(told[0]?.folderFault).toMatchObject({ code: 'EEXIST' });
    expect(knows('4B')).toBe(true);
    path = join(path, '..');
  });

  it('many nodes at one folder leave whole files and no drafts', async () => {
    const newer = crl({ number: 9, thisUpdate: at(1000), nextUpdate: at(DAY_MS) });
    const nodes = Array.from({ length: 12 }, (_, i) =>
      node(i % 2 === 0 ? NETWORK : { 'http://ca/full': newer }),
    );
    await Promise.all(nodes.map(({ fetcher }) => fetcher.refresh()));
    expect(readdirSync(path).filter((name) => !name.endsWith('.crl'))).toEqual([]);
    expect(outcomes(await node().fetcher.restore())).not.toContain('MALFORMED');
  });

  it('drafts that nobody will finish are removed, and younger ones left', async () => {
    for (const name of ['old.crl.1.new', 'young.crl.2.new']) writeFileSync(join(path, name), 'x');
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(path, 'old.crl.1.new'), longAgo, longAgo);
    await node(NETWORK).fetcher.refresh();
    expect(readdirSync(path).filter((name) => name.endsWith('.new'))).toEqual(['young.crl.2.new']);
  });
});
