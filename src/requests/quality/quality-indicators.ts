import {
  type Catalogue,
  CHANNELS,
  type Channel,
  type EditionDeclaration,
  type ServiceCode,
} from '../../catalogue/index.ts';
import { type Viewer, workplaceOf } from '../../identity/index.ts';
import { DomainError, type WorkingCalendar } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import {
  areWholeMonths,
  endOfPeriod,
  monthsBetween,
  periodsBetween,
  type QualityDimension,
  type QualityPeriod,
} from './quality-dimension.ts';
import { type CountedGroup, countQuality, type QualityCounts, type QualityGroup } from './quality-store.ts';
import { type ShownGroup, suppressSmallGroups } from './suppress-small-groups.ts';
import { workingDayLadder } from './working-day-ladder.ts';

export interface QualityFilter {
  readonly service: ServiceCode | null;
  readonly edition: string | null;
  readonly region: string | null;
  readonly channel: Channel | null;
  readonly from: string;
  readonly to: string;
}

export interface QualityReport {
  readonly rows: readonly QualityReportRow[];
  readonly total: ShownGroup<QualityCounts>;
}

export interface QualityReportRow extends Omit<QualityGroup, 'period'> {
  readonly from: string;
  readonly to: string;
  readonly figures: ShownGroup<QualityCounts>;
}

interface Ports {
  readonly database: Queryable;
  readonly catalogue: Catalogue;
  readonly calendar: () => WorkingCalendar;
}

const MAX_MONTHS = 120;
const MAX_ROWS = 2000;

const NOTHING: QualityCounts = {
  requests: 0,
  granted: 0,
  refused: 0,
  late: 0,
  onTime: null,
  throughPortal: null,
  workingDays: null,
  medianWorkingDays: null,
  surveyed: 0,
  answers: 0,
  process: [0, 0, 0],
  information: [0, 0, 0],
  own: false,
};

/** Indicators of quality and accessibility of what was provided in whole months, broken down as asked. */
export class QualityIndicators {
  readonly #ports: Ports;
  /** Over when the report that was asked for last has been counted, or could not be. */
  #last: Promise<undefined> = Promise.resolve(undefined);

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** QUALITY_PERIOD_INVALID, EDITION_UNKNOWN; QUALITY_TOO_MANY_ROWS where it would be a list of thousands. */
  async read(
    viewer: Viewer | null,
    filter: QualityFilter,
    by: readonly QualityDimension[],
    every: QualityPeriod | null,
  ): Promise<QualityReport> {
    const { database, calendar } = this.#ports;
    const { channel, from, to } = filter;
    requirePeriod(from, to);
    const editions = this.#editionsOf(filter);
    const counted = await this.#inTurn(() =>
      countQuality(database, {
        editions,
        channel,
        from,
        to,
        by: [...new Set(by)],
        every,
        ladder: workingDayLadder(from, to, calendar()),
        reader: viewer === null ? null : workplaceOf(viewer),
      }),
    );
    const groups = withEmpty(counted, { editions, filter, by, every });
    if (groups.length > MAX_ROWS) {
      throw new DomainError('QUALITY_TOO_MANY_ROWS', { path: ['by'], values: { limit: MAX_ROWS } });
    }
    const mayReadAll = viewer?.role === 'ADMINISTRATOR';
    const [total] = suppressSmallGroups([counted.find((group) => group.total) ?? NOTHING], mayReadAll);
    if (total === undefined) throw new Error('one group has one figure');
    return {
      total,
      rows: suppressSmallGroups(groups, mayReadAll).map((figures) => ({
        service: figures.service,
        edition: figures.edition,
        region: figures.region,
        channel: figures.channel,
        ...boundsOf(figures.period, filter, every),
        figures,
      })),
    };
  }

  /** One after another: a report may take seconds, and those of everybody who asks must not take every connection. */
  #inTurn<Result>(count: () => Promise<Result>): Promise<Result> {
    const counted = this.#last.then(count);
    const over = (): undefined => undefined;
    this.#last = counted.then(over, over);
    return counted;
  }

  #editionsOf({ service, edition: key, region }: QualityFilter): readonly EditionDeclaration[] {
    const { editions } = this.#ports.catalogue;
    const found = editions.filter(
      (edition) => (service === null || edition.service === service) && (key === null || edition.key === key),
    );
    if (key !== null && found.length === 0) {
      throw new DomainError('EDITION_UNKNOWN', { path: ['filter', 'edition'] });
    }
    return found.filter((edition) => region === null || edition.region === region);
  }
}

function requirePeriod(from: string, to: string): void {
  if (areWholeMonths(from, to) && monthsBetween(from, to) <= MAX_MONTHS) return;
  throw new DomainError('QUALITY_PERIOD_INVALID', {
    path: ['filter', 'to'],
    values: { years: MAX_MONTHS / 12 },
  });
}

interface Shape {
  readonly editions: readonly EditionDeclaration[];
  readonly filter: QualityFilter;
  readonly by: readonly QualityDimension[];
  readonly every: QualityPeriod | null;
}

/** The counted groups with those that nobody fell into, in order: period by period, a row for each channel, act, service and region. */
function withEmpty(
  counted: readonly CountedGroup[],
  shape: Shape,
): readonly (QualityGroup & QualityCounts)[] {
  const { editions, filter, by, every } = shape;
  if (by.length === 0 && every === null) return [];
  const periods = every === null ? [null] : periodsBetween(filter.from, filter.to, every);
  const channels = filter.channel === null ? CHANNELS : [filter.channel];
  const places = editions.flatMap((edition) =>
    channels
      .filter((channel) => edition.processes.some((process) => process.channel === channel))
      .map((channel) => ({
        service: by.includes('SERVICE') ? edition.service : null,
        edition: by.includes('EDITION') ? edition.key : null,
        region: by.includes('REGION') ? edition.region : null,
        channel: by.includes('CHANNEL') ? channel : null,
      })),
  );
  const found = new Map(counted.filter(({ total }) => !total).map((group) => [nameOf(group), group]));
  const wanted = new Map(
    periods.flatMap((period) =>
      places.map((place) => [nameOf({ ...place, period }), { ...place, period }] as const),
    ),
  );
  return [...wanted].map(([name, group]) => found.get(name) ?? { ...group, ...NOTHING });
}

function nameOf({ service, edition, region, channel, period }: QualityGroup): string {
  return [period, service, edition, region, channel].join('/');
}

/** The days of a row: of its period, within those that were asked for. */
function boundsOf(
  period: string | null,
  { from, to }: QualityFilter,
  every: QualityPeriod | null,
): { from: string; to: string } {
  if (period === null || every === null) return { from, to };
  const end = endOfPeriod(period, every);
  return { from: period < from ? from : period, to: end > to ? to : end };
}
