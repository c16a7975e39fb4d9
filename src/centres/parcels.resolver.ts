import { Arg, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import { type Connection, connectionOf, pageSize } from '../graphql/index.ts';
import { requireViewer, type Viewer, workplaceOf } from '../identity/index.ts';
import { CAPITAL_ZONE, type Clock, DomainError, localDate } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestsContext } from '../requests/index.ts';
import { isOfRegister } from './lock-register.ts';
import type { PaperLocation } from './paper.transitions.ts';
import { PaperLocationEnum } from './paper.type.ts';
import { ParcelConnectionType, WaitingTransferType } from './parcel.type.ts';
import { type ReceiptRow, receiptAfter, receiptGlobalId } from './receipt.ts';
import { parcelsAt } from './receipt-store.ts';
import { countWaiting, registerByNumber, registersOf, type WaitingCount } from './register-store.ts';
import { withRequests } from './transfer.resolver.ts';
import type { RegisterState } from './transfer-register.transitions.ts';
import { type Direction, type RegisterRow, registerAfter, registerGlobalId } from './transfer-register.ts';
import {
  RegisterStateEnum,
  TransferDirectionEnum,
  TransferRegisterConnectionType,
  TransferRegisterType,
} from './transfer-register.type.ts';

/** Who has to do with parcels, at centres and at providers. */
export const PARCEL_ROLES = ['PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER', 'CLERK', 'HEAD'] as const;

const DEFAULT_PAGE = 20;

/** What staff of a centre or of a provider see of the parcels between their organisation and others. */
@Resolver()
export class ParcelsResolver {
  readonly #database: Queryable;
  readonly #clock: Clock;

  constructor(ports: { database: Queryable; clock: Clock }) {
    this.#database = ports.database;
    this.#clock = ports.clock;
  }

  @Extensions({ access: PARCEL_ROLES })
  @Query(() => ParcelConnectionType, {
    description:
      "Parcels of the caller's organisation of which a paper is there, in the order in which they were taken in.",
  })
  parcels(
    @Arg('location', () => PaperLocationEnum) location: PaperLocation,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestsContext,
  ) {
    return this.#parcels(context, { location, readyBefore: null }, first, after);
  }

  @Extensions({ access: ['PSC_STORE', 'CLERK'] })
  @Query(() => [WaitingTransferType], {
    description: "What waits to travel from the caller's organisation, for each organisation that it is for.",
  })
  waitingTransfers(@Ctx() context: RequestsContext): Promise<WaitingCount[]> {
    const { role, organisation } = requireViewer(context, 'PSC_STORE', 'CLERK');
    const direction = role === 'PSC_STORE' ? 'TO_PROVIDER' : 'TO_CENTRE';
    return countWaiting(this.#database, direction, organisation ?? '');
  }

  @Extensions({ access: PARCEL_ROLES })
  @Query(() => ParcelConnectionType, {
    description: 'Parcels that are ready, whose day of issue is over, and that nobody came for.',
  })
  unclaimedParcels(
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestsContext,
  ) {
    const today = localDate(this.#clock.now(), CAPITAL_ZONE);
    return this.#parcels(context, { location: 'READY', readyBefore: today }, first, after);
  }

  @Extensions({ access: PARCEL_ROLES })
  @Query(() => TransferRegisterType, {
    nullable: true,
    description: "A register by its number; null where it is not the caller's organisation's.",
  })
  async transferRegister(
    @Arg('number', () => String) number: string,
    @Ctx() context: RequestsContext,
  ): Promise<RegisterRow | null> {
    const viewer = requireViewer(context, ...PARCEL_ROLES);
    const register = await registerByNumber(this.#database, number.trim().toUpperCase());
    return register !== null && isOfRegister(viewer, register) ? register : null;
  }

  @Extensions({ access: PARCEL_ROLES })
  @Query(() => TransferRegisterConnectionType, {
    description: "Registers from and to the caller's organisation, latest first.",
  })
  async transferRegisters(
    @Arg('direction', () => TransferDirectionEnum, { nullable: true }) direction: Direction | null,
    @Arg('states', () => [RegisterStateEnum], { nullable: true }) states: RegisterState[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestsContext,
  ): Promise<Connection<RegisterRow>> {
    const { organisation } = workplace(context);
    const page = await registersOf(this.#database, {
      organisation,
      direction: direction ?? null,
      states: states ?? null,
      first: pageSize(first ?? DEFAULT_PAGE),
      after: registerAfter(after ?? null),
    });
    return connectionOf(page, registerGlobalId, after);
  }

  async #parcels(
    context: RequestsContext,
    where: { location: PaperLocation; readyBefore: string | null },
    first: number | null,
    after: string | null,
  ): Promise<Connection<ReceiptRow>> {
    const { viewer, organisation } = workplace(context);
    const page = await parcelsAt(this.#database, {
      ...where,
      organisation,
      first: pageSize(first ?? DEFAULT_PAGE),
      after: receiptAfter(after ?? null),
    });
    const rows = await withRequests(context, viewer, page.rows);
    return connectionOf({ ...page, rows }, receiptGlobalId, after);
  }
}

/** The caller, and the organisation in whose name they see parcels. */
function workplace(context: RequestsContext): { viewer: Viewer; organisation: string } {
  const viewer = requireViewer(context, ...PARCEL_ROLES);
  const organisation = workplaceOf(viewer);
  if (organisation === null) throw new DomainError('FORBIDDEN');
  return { viewer, organisation };
}
