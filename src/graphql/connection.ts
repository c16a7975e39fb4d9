import { DomainError, localId } from '../kernel/index.ts';

export const MAX_PAGE = 100;

/** Cursors are functions: made where they are asked for. */
export interface Edge<Node> {
  readonly node: Node;
  readonly cursor: () => string;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: () => string | null;
  readonly endCursor: () => string | null;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

/** With a function that counts all of it, called only where totalCount is selected. */
export interface CountedConnection<Node> extends Connection<Node> {
  readonly totalCount: () => Promise<number>;
}

/** The page size asked for: PAGE_SIZE outside 1 to 100. */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) {
    throw new DomainError('PAGE_SIZE', { path: ['first'], values: { max: MAX_PAGE } });
  }
  return first;
}

/** The row that a cursor names where cursors are the nodes' ids; CURSOR_INVALID where it names none. */
export function rowAfter(prefix: string, after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const id = localId(prefix, after);
  if (id === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
  return id;
}

/** A page of rows as a connection. */
export function connectionOf<Node>(
  page: { readonly rows: readonly Node[]; readonly hasNextPage: boolean },
  cursorOf: (node: Node) => string,
  after: string | null | undefined,
): Connection<Node> {
  const cursorAt = (index: number) => (): string | null => {
    const node = page.rows.at(index);
    return node === undefined ? null : cursorOf(node);
  };
  return {
    edges: page.rows.map((node) => ({ node, cursor: () => cursorOf(node) })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: typeof after === 'string',
      startCursor: cursorAt(0),
      endCursor: cursorAt(-1),
    },
  };
}
