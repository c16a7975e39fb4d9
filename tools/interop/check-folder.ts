import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { checkEntry } from './check-entry.ts';
import { dateOf, type ManifestEntry, readManifest } from './manifest.ts';
import { Material, type World } from './material.ts';
import type { Row, RowState } from './row.ts';

const SIGN: Readonly<Record<RowState, string>> = { AGREES: '✓', DIFFERS: '✗', NO_EXPECTATION: '?' };

/** Checks every file of the manifest and tells of each in a line; whether none differs. Throws ManifestFault. */
export async function checkFolder(folder: string, tell: (line: string) => void): Promise<boolean> {
  const entries = readManifest(folder);
  const date = dateOf(entries);
  const material = await Material.open(folder, entries);
  const world = await material.worldAt(date.moment);
  for (const line of headOf(folder, { entries, material, world, at: date.moment })) tell(line);
  const rows: Row[] = [];
  for (const entry of entries) rows.push(await checkEntry(entry, { material, date, world }));
  for (const line of table(rows)) tell(line);
  for (const line of summaryOf(rows)) tell(line);
  return rows.every(({ state }) => state !== 'DIFFERS');
}

interface Head {
  readonly entries: readonly ManifestEntry[];
  readonly material: Material;
  readonly world: World;
  readonly at: Date;
}

function* headOf(folder: string, { entries, material, world, at }: Head): Generator<string> {
  yield `${folder}: ${entries.length} files, judged as of ${at.toISOString()}`;
  yield 'Trusted as roots: certificates of authorities that are self-signed, or whose issuer is not in the folder:';
  if (material.roots.length === 0) yield '  none';
  for (const root of material.roots) yield `  ${nameOf(root)}`;
  const unlisted = material.authorities.filter((authority) => world.lists.current(authority) === undefined);
  if (unlisted.length === 0) return;
  yield 'Without a list in the folder, so not asked about what they issued:';
  for (const authority of unlisted) yield `  ${nameOf(authority)}`;
}

function* table(rows: readonly Row[]): Generator<string> {
  const head = { file: 'file', expected: 'expected', given: 'given' };
  const width = (column: keyof typeof head) => Math.max(...[head, ...rows].map((row) => row[column].length));
  const [file, expected, given] = [width('file'), width('expected'), width('given')];
  const line = (row: typeof head, sign: string) =>
    `${row.file.padEnd(file)}  ${row.expected.padEnd(expected)}  ${row.given.padEnd(given)}  ${sign}`.trimEnd();
  yield '';
  yield line(head, '');
  for (const row of rows) yield line(row, SIGN[row.state]);
  yield '';
}

function* summaryOf(rows: readonly Row[]): Generator<string> {
  const count = (state: RowState) => rows.filter((row) => row.state === state).length;
  const judged = rows.length - count('NO_EXPECTATION');
  if (judged < rows.length) yield `${rows.length - judged} without an expectation`;
  yield `${count('AGREES')} of ${judged} agree`;
}

function nameOf({ subjectAttributes, serialNumber }: Certificate): string {
  const name = subjectAttributes.find(({ oid }) => oid === '2.5.4.3')?.text ?? '';
  return `${name} (${serialNumber})`;
}
