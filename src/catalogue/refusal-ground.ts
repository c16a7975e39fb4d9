import { type Message, message } from '../kernel/index.ts';
import type { ExaminationCheckCode } from './examination-check-code.ts';

/** Sources beside the act that grounds are taken from. Text: `catalogue:groundSource.<code>`. */
export type GroundLaw =
  /** Law No 451-I of 23.07.1999 on mass media, article 10, grounds 1, 2 (with article 11) and 4. */
  | 'MEDIA_LAW_10_1'
  | 'MEDIA_LAW_10_2'
  | 'MEDIA_LAW_10_4'
  /** Rules of accounting of foreign periodicals, Government resolution No 843 of 29.07.2002, paragraph 12. */
  | 'ACCOUNTING_RULES_12'
  /** Standard No 505 of 28.04.2015, paragraph 10. */
  | 'STANDARD_505_10'
  /** Hague Convention of 5 October 1961. */
  | 'HAGUE_1'
  | 'HAGUE_3_5'
  /** The act lists no grounds; state archives usually refuse so. */
  | 'ARCHIVE_PRACTICE';

/** An item of the act itself, `7-8` being item 8 of paragraph 7; or a source beside it. */
export type GroundSource = { readonly clause: string } | { readonly law: GroundLaw };

/** Texts: `ground.<code>`. */
export interface RefusalGroundDeclaration {
  readonly code: string;
  /** Where it comes from, the strongest first. */
  readonly sources: readonly [GroundSource, ...GroundSource[]];
  /** The checks that suggest it where they failed or are to be looked at; a person decides all the same. */
  readonly suggestedBy?: readonly ExaminationCheckCode[];
}

/** A ground with the edition that words it. */
export interface GroundView extends RefusalGroundDeclaration {
  readonly edition: string;
}

/** The words of a source. */
export function groundSourceText(source: GroundSource): Message {
  if ('law' in source) return message(`catalogue:groundSource.${source.law}`);
  const [paragraph = '', item] = source.clause.split('-');
  return item === undefined
    ? message('catalogue:groundSource.paragraph', { paragraph })
    : message('catalogue:groundSource.item', { paragraph, item });
}
