import type { DiagramReader } from '../../../src/catalogue/diagrams/diagram-reader.ts';
import { drawProcess } from '../../../src/catalogue/diagrams/draw-process.ts';
import type { Drawing } from '../../../src/catalogue/diagrams/drawing.ts';
import {
  type ChannelProcessDeclaration,
  EDITIONS,
  type EditionDeclaration,
} from '../../../src/catalogue/index.ts';
import { loadTexts } from '../../../src/graphql/index.ts';
import { LANGUAGES, type Language, type Message } from '../../../src/kernel/index.ts';
import { inventedEdition, inventedName, isInvented } from './invented-edition.ts';

export const texts = await loadTexts('locales');

export interface Sample {
  readonly name: string;
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly reader: DiagramReader;
  readonly drawing: Drawing;
}

export function readerOf(language: Language): DiagramReader {
  const translate = (text: Message): string => {
    if (isInvented(text)) return inventedName(text);
    const values = Object.entries(text.values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' && 'key' in value ? translate(value) : value,
    ]);
    return texts.translate({ key: text.key, values: Object.fromEntries(values) }, language);
  };
  return { language, translate };
}

/** Every process of every edition in both languages, and an invented one that has everything. */
export const SAMPLES: readonly Sample[] = [...EDITIONS, inventedEdition()].flatMap((edition) =>
  edition.processes.flatMap((process) => LANGUAGES.map((language) => sampleOf(edition, process, language))),
);

export function sampleOf(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  language: Language,
): Sample {
  const reader = readerOf(language);
  return {
    name: `${edition.key} ${process.channel} ${language}`,
    edition,
    process,
    reader,
    drawing: drawProcess(edition, process, reader),
  };
}
