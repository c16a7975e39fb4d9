import { STEP_KINDS } from '../edition.ts';
import { REFUSAL_NOTICES } from '../step-action.ts';

const FIXED = [
  'begin',
  'finish',
  'expired',
  'question.MET',
  'question.AGREED',
  'question.SIGNED',
  'way.YES',
  'way.NO',
  'way.RETURN',
  'unnumbered.PREREQUISITE',
  'unnumbered.ACTION',
  'measure.workingDays',
  'measure.calendarDays',
  'clause',
  'term',
  'subtitle',
] as const;

/** What the legend explains; the first is its heading. */
export const LEGEND = [
  'title',
  'START',
  'END',
  'REFUSAL',
  'TIMER',
  'DECISION',
  'MERGE',
  'PERSON',
  'SYSTEM',
  'MESSAGE',
  'HAND',
  'RETURN',
] as const;
export type LegendKey = (typeof LEGEND)[number];

/** The words of diagrams that no edition owns. */
export function diagramTextKeys(): readonly string[] {
  const paths = [
    ...FIXED,
    ...STEP_KINDS.filter((kind) => kind !== 'PREREQUISITE').map((kind) => `numbered.${kind}`),
    ...REFUSAL_NOTICES.map((notice) => `refusal.${notice}`),
    ...LEGEND.map((key) => `legend.${key}`),
  ];
  return paths.map((path) => `catalogue:diagram.${path}`);
}
