import { DomainError } from '../kernel/index.ts';
import type { ArchivalSource, DecisionRecord, RequestRow } from './request.ts';

const MOST_SOURCES = 50;
const MOST_CHARACTERS = 40;
const PATH = ['input', 'decision', 'sources'];

/**
 * The ciphers that a decision names: of an archival reference that is granted, each part written and short.
 * SOURCES_NOT_EXPECTED, SOURCES_TOO_MANY, SOURCE_INVALID.
 */
export function requireSources(
  { service }: Pick<RequestRow, 'service'>,
  decision: DecisionRecord | undefined,
): void {
  const sources = decision?.sources ?? [];
  if (sources.length === 0) return;
  if (service !== 'ARCHIVAL_REFERENCE' || decision?.outcome !== 'GRANTED')
    throw new DomainError('SOURCES_NOT_EXPECTED', { path: PATH });
  if (sources.length > MOST_SOURCES)
    throw new DomainError('SOURCES_TOO_MANY', { path: PATH, values: { limit: MOST_SOURCES } });
  for (const [index, source] of sources.entries()) {
    for (const [part, text] of Object.entries(source)) {
      if (text !== '' && text.length <= MOST_CHARACTERS) continue;
      throw new DomainError('SOURCE_INVALID', {
        path: [...PATH, String(index), part],
        values: { limit: MOST_CHARACTERS },
      });
    }
  }
}

/** Without the spaces round each part. */
export function trimmedSources(sources: readonly ArchivalSource[]): ArchivalSource[] {
  return sources.map(({ fond, inventory, unit, sheets }) => ({
    fond: fond.trim(),
    inventory: inventory.trim(),
    unit: unit.trim(),
    sheets: sheets.trim(),
  }));
}
