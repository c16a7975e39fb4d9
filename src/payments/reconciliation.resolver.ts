import { Arg, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import { type Connection, connectionOf, pageSize, rowAfter } from '../graphql/index.ts';
import { requireViewer, type ViewerContext } from '../identity/index.ts';
import { globalId } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { ReconciliationKind, ReconciliationRow } from './reconciliation.ts';
import {
  RECONCILIATION_ID_PREFIX,
  ReconciliationConnectionType,
  ReconciliationKindEnum,
} from './reconciliation.type.ts';
import { listReconciliations } from './reconciliation-store.ts';

const DEFAULT_PAGE = 20;

@Resolver()
export class ReconciliationResolver {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  @Extensions({ access: ['ADMINISTRATOR'] })
  @Query(() => ReconciliationConnectionType, {
    description: 'Reports of how payments were held against the payment gateway, newest first.',
  })
  async paymentReconciliations(
    @Arg('kind', () => ReconciliationKindEnum, { nullable: true }) kind: ReconciliationKind | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: ViewerContext,
  ): Promise<Connection<ReconciliationRow>> {
    requireViewer(context, 'ADMINISTRATOR');
    const page = await listReconciliations(this.#database, {
      kind: kind ?? null,
      first: pageSize(first ?? DEFAULT_PAGE),
      after: rowAfter(RECONCILIATION_ID_PREFIX, after),
    });
    return connectionOf(page, ({ uuid }) => globalId(RECONCILIATION_ID_PREFIX, uuid), after);
  }
}
