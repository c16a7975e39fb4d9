import { type Texts } from '../../graphql/index.ts';
import { type Language, message } from '../../kernel/index.ts';
import type { ExchangeReport } from './check-exchanges.ts';
import type { SealReport } from './check-seal.ts';
import { findingText } from './finding.ts';
import type { ArchiveReport } from './verify-archive.ts';

type Say = (key: string, values?: Parameters<typeof message>[1]) => string;

/** The verdict in words, line by line; the first line says all. */
export function reportText(
  { verdict, findings, seal, index, exchanges, files }: ArchiveReport,
  texts: Texts,
  language: Language,
): string {
  const say: Say = (key, values) => texts.translate(message(`archive:${key}`, values), language);
  const lines = [
    say(`verdict.${verdict}`, { number: index?.request.number ?? '' }),
    ...findings.map((finding) => `  – ${texts.translate(findingText(finding), language)}`),
    ...(seal === null
      ? []
      : [
          say('seal', { name: seal.name, bin: seal.bin, date: seal.at }),
          ...timeLines(seal, say),
          ...(seal.statusKnown ? [] : [say('sealStatus')]),
        ]),
    ...(index?.signatures ?? []).map(({ file, signer }) =>
      say('signature', { path: file, name: signer.name }),
    ),
    ...exchangeLines(exchanges, say),
    ...(exchanges.every(({ statusKnown }) => statusKnown) ? [] : [say('exchangeStatus')]),
    say('count', { files, signatures: (index?.signatures.length ?? 0) + exchanges.length }),
  ];
  return lines.join('\n');
}

function timeLines({ stamp }: SealReport, say: Say): string[] {
  if (stamp === null) return [say('untimed')];
  const time = stamp.at.toISOString().replace('T', ' ').slice(0, 19);
  return [
    say('time', { authority: stamp.authority, time }),
    ...(stamp.statusKnown ? [] : [say('timeStatus')]),
  ];
}

/** By who signed: how many; of what one system brought in the name of another, both. */
function exchangeLines(exchanges: readonly ExchangeReport[], say: Say): string[] {
  const known = exchanges.flatMap(({ name, bin, data }) => [
    ...(name === null || bin === null ? [] : [{ name, bin }]),
    ...(data === null || data.bin === bin ? [] : [data]),
  ]);
  const bySystem = Map.groupBy(known, ({ name, bin }) => `${bin} ${name}`);
  const pinned = exchanges.filter(({ name }) => name === null);
  return [
    ...[...bySystem.values()].flatMap((signed) =>
      signed.slice(0, 1).map(({ name, bin }) => say('exchange', { name, bin, number: signed.length })),
    ),
    ...pinned.map(({ file: path }) => say('notice', { path })),
  ];
}
