import type { Texts } from '../../graphql/index.ts';
import { type Language, message } from '../../kernel/index.ts';
import type { QualityReport, QualityReportRow } from './quality-indicators.ts';

const COLUMNS = [
  'from',
  'to',
  'service',
  'edition',
  'region',
  'channel',
  'requests',
  'granted',
  'refused',
  'late',
  'onTime',
  'throughPortal',
  'workingDays',
  'medianWorkingDays',
  'answers',
  'processNotSatisfied',
  'processPartlySatisfied',
  'processSatisfied',
  'informationNotSatisfied',
  'informationPartlySatisfied',
  'informationSatisfied',
] as const;

type Cell = string | number | null;

/** The rows as RFC 4180 has them, with a line of heads in words; what is not told is empty. */
export function qualityCsv({ rows }: Pick<QualityReport, 'rows'>, texts: Texts, language: Language): string {
  const say = (key: string): string => texts.translate(message(key), language);
  const heads = COLUMNS.map((column) => say(`requests:qualityColumn.${column}`));
  return [heads, ...rows.map((row) => cellsOf(row, say))]
    .map((cells) => `${cells.map(written).join(',')}\r\n`)
    .join('');
}

function cellsOf(
  { from, to, service, edition, region, channel, figures }: QualityReportRow,
  say: (key: string) => string,
): readonly Cell[] {
  const told = figures.suppressed ? null : figures;
  const { requests, granted, refused, late, answers } = figures;
  return [
    from,
    to,
    service === null ? null : say(`catalogue:service.${service}`),
    edition,
    region === null ? null : say(`catalogue:territory.${region}`),
    channel === null ? null : say(`catalogue:channel.${channel}`),
    requests,
    granted,
    refused,
    late,
    figures.onTime,
    figures.throughPortal,
    figures.workingDays,
    figures.medianWorkingDays,
    answers,
    ...(told?.process ?? [null, null, null]),
    ...(told?.information ?? [null, null, null]),
  ];
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(Math.round(cell * 10_000) / 10_000);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
