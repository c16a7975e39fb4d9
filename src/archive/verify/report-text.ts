import { type Texts } from '../../graphql/index.ts';
import { type Language, message } from '../../kernel/index.ts';
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
    ...exchanges.map(({ file: path, name, bin }) =>
      name === null ? say('notice', { path }) : say('exchange', { path, name, bin: bin ?? '' }),
    ),
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
