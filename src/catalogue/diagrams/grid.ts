import { type Place, type Placement, SLOTS, type Slot } from './place-nodes.ts';

/**
 * A line of the drawing that nodes stand on or ways run along: the middle of a slot of a column, the middle of a row,
 * the border of a lane, or a track that is there for ways alone.
 */
export type GridLine =
  | { readonly kind: 'SLOT'; readonly column: number; readonly slot: Slot }
  | { readonly kind: 'ROW'; readonly lane: number; readonly row: number }
  | { readonly kind: 'BORDER' }
  | { readonly kind: 'TRACK' };

export interface Grid {
  readonly x: readonly GridLine[];
  readonly y: readonly GridLine[];
}

/** Indices of lines. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/** More ways than this do not fit side by side between two columns, inside one, or beside a row. */
const TRACKS = { columns: 6, slots: 2, rows: 4 } as const;

export function gridOf(placement: Placement): Grid {
  const used = new Set([...placement.places.values()].map(({ column, slot }) => `${column} ${slot}`));
  const x: GridLine[] = [];
  for (let column = 0; column < placement.columns; column += 1) {
    const slots = SLOTS.filter((slot) => used.has(`${column} ${slot}`));
    for (const [index, slot] of slots.entries()) {
      x.push(...tracks(index === 0 ? TRACKS.columns : TRACKS.slots), { kind: 'SLOT', column, slot });
    }
  }
  x.push(...tracks(TRACKS.columns));
  const y: GridLine[] = [{ kind: 'BORDER' }];
  for (const [lane, { rows }] of placement.lanes.entries()) {
    for (let row = 0; row < rows; row += 1) y.push(...tracks(TRACKS.rows), { kind: 'ROW', lane, row });
    y.push(...tracks(TRACKS.rows), { kind: 'BORDER' });
  }
  return { x, y };
}

export function pointOf(grid: Grid, place: Place): GridPoint {
  return {
    x: grid.x.findIndex(
      (line) => line.kind === 'SLOT' && line.column === place.column && line.slot === place.slot,
    ),
    y: grid.y.findIndex((line) => line.kind === 'ROW' && line.lane === place.lane && line.row === place.row),
  };
}

function tracks(count: number): GridLine[] {
  return Array.from({ length: count }, () => ({ kind: 'TRACK' }));
}
