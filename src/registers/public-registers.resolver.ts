import { Arg, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import { type CountedConnection, connectionOf, DateScalar, pageSize } from '../graphql/index.ts';
import type { Identity, ViewerContext } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { ApostilleEntryType } from './apostille-entry.type.ts';
import { entryByNumber } from './entry-store.ts';
import { countEntries, type EntryFilter, listEntries } from './list-entries.ts';
import { MediaRegisterConnectionType } from './media-entry.type.ts';
import { PeriodicalConnectionType } from './periodical-entry.type.ts';
import { type EntryRow, entryAfter, entryGlobalId } from './register-entry.ts';
import { MediaRegisterFilterInput, PeriodicalsFilterInput } from './registers.inputs.ts';

interface Ports {
  readonly database: Queryable;
  readonly attempts: Identity['attempts'];
}

const DEFAULT_PAGE = 20;

/** The registers that anyone may read, and the check of an apostille. */
@Resolver()
export class PublicRegistersResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => MediaRegisterConnectionType, {
    description:
      'Registered media, by the Kazakh alphabet. search: a whole number, or words of the title or of an owner that is an organisation.',
  })
  mediaRegister(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('filter', () => MediaRegisterFilterInput, { nullable: true })
    filter: MediaRegisterFilterInput | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<CountedConnection<EntryRow>> {
    return pageOf(this.#ports.database, { register: 'MEDIA', search, ...filter }, first, after);
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => PeriodicalConnectionType, {
    description: 'Foreign periodicals that are distributed, by region and year; by the Kazakh alphabet.',
  })
  foreignPeriodicalsRegister(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('filter', () => PeriodicalsFilterInput, { nullable: true }) filter: PeriodicalsFilterInput | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<CountedConnection<EntryRow>> {
    const { region: territory, year, ...rest } = filter ?? {};
    const wanted = { territory: territory ?? null, yearFrom: year ?? null, yearTo: year ?? null };
    return pageOf(
      this.#ports.database,
      { register: 'FOREIGN_PERIODICALS', search, ...rest, ...wanted },
      first,
      after,
    );
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ApostilleEntryType, {
    nullable: true,
    description:
      'For whoever holds an apostille: what was issued under that number on that date; null where nothing was. Not for guessing.',
  })
  async apostilleRegister(
    @Arg('number', () => String) number: string,
    @Arg('date', () => DateScalar) date: string,
    @Ctx() context: ViewerContext,
  ): Promise<EntryRow | null> {
    const { database, attempts } = this.#ports;
    const attempt = await attempts.enterCheck(context.clientAddress);
    const entry = await entryByNumber(database, 'APOSTILLES', number.trim().toUpperCase());
    if (entry?.registeredOn !== date) return null;
    await attempt.succeeded();
    return entry;
  }
}

/** A page of a register as a connection; PAGE_SIZE, CURSOR_INVALID. */
export async function pageOf(
  database: Queryable,
  filter: EntryFilter,
  first: number | null,
  after: string | null,
): Promise<CountedConnection<EntryRow>> {
  const page = await listEntries(database, filter, {
    first: pageSize(first ?? DEFAULT_PAGE),
    after: entryAfter(after ?? null),
  });
  return {
    ...connectionOf(page, entryGlobalId, after),
    totalCount: () => countEntries(database, filter),
  };
}
