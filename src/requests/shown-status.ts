import type { ExchangeRow } from '../exchange/index.ts';
import type { RequestReader } from './request-reader.ts';

/** What a system shows of a request. */
export interface ShownStatusView {
  readonly system: string;
  readonly status: string;
  readonly since: string;
}

const NUMBER = /^[0-9]{14}$/;

/** The last status that each system was told to show. */
export function shownStatuses(
  exchanges: readonly Pick<ExchangeRow, 'to' | 'shows' | 'deliveredAt'>[],
): ShownStatusView[] {
  const bySystem = new Map<string, ShownStatusView>();
  for (const { to, shows, deliveredAt } of exchanges) {
    if (shows !== null && deliveredAt !== null) {
      bySystem.set(to, { system: to, status: shows, since: deliveredAt });
    }
  }
  return [...bySystem.values()];
}

/** What one system was told to show of the request of that number; null where it was told nothing. */
export async function shownToSystem(
  reader: RequestReader,
  system: string,
  number: string,
): Promise<ShownStatusView | null> {
  const rows = NUMBER.test(number) ? await reader.exchangesByNumber(number) : [];
  const [shown] = shownStatuses(rows.filter(({ to }) => to === system));
  return shown ?? null;
}
