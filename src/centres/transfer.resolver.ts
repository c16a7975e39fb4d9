import { Arg, Ctx, Extensions, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import { requireViewer, type Viewer } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { type RequestRow, type RequestsContext, requestIdOf } from '../requests/index.ts';
import type { AcknowledgeRegister } from './acknowledge-register.ts';
import type { CancelRegister } from './cancel-register.ts';
import { AcknowledgeRegisterInput, CancelRegisterInput, SealedParcelInput } from './centres.inputs.ts';
import { TransferRegisterPayloadType } from './centres.payloads.ts';
import type { CollectRegister } from './collect-register.ts';
import type { CreateRegister } from './create-register.ts';
import { ReadTogether } from './read-together.ts';
import { itemsOfAll, registerById } from './register-store.ts';
import type { ReturnCopy } from './return-copy.ts';
import type { SealRegister } from './seal-register.ts';
import {
  type Direction,
  type ItemRow,
  type RegisterRow,
  registerLocalId,
  registerNotFound,
} from './transfer-register.ts';
import { TransferDirectionEnum, TransferItemType, TransferRegisterType } from './transfer-register.type.ts';

interface Ports {
  readonly database: Queryable;
  readonly create: CreateRegister;
  readonly seal: SealRegister;
  readonly collect: CollectRegister;
  readonly acknowledge: AcknowledgeRegister;
  readonly returnCopy: ReturnCopy;
  readonly cancel: CancelRegister;
}

const SENDERS_AND_RECEIVERS = ['PSC_STORE', 'CLERK'] as const;

/** Parcels between a centre and a provider, each with its register. */
@Resolver(() => TransferRegisterType)
export class TransferResolver {
  readonly #ports: Ports;
  readonly #items: ReadTogether<ItemRow>;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#items = new ReadTogether(
      (ids) => itemsOfAll(ports.database, ids),
      ({ registerId }) => registerId,
    );
  }

  @Extensions({ access: SENDERS_AND_RECEIVERS, repeat: 'KEY' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: 'A register of all that waits to travel, in two copies.',
  })
  createTransferRegister(
    @Arg('direction', () => TransferDirectionEnum) direction: Direction,
    @Arg('counterpart', () => String, {
      nullable: true,
      description:
        'Code of the provider, or of the centre on the way back; may be left out where all that waits is for one.',
    })
    counterpart: string | null,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, ...SENDERS_AND_RECEIVERS);
    return userErrorsOf(async () => {
      const wanted = { direction, counterpart: counterpart ?? null };
      return this.#register(await this.#ports.create.run(viewer, wanted, callKey(context)));
    });
  }

  @Extensions({ access: SENDERS_AND_RECEIVERS, repeat: 'NATURAL' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: 'The parcel is packed with both copies and sealed; it waits for the courier.',
  })
  sealTransferRegister(
    @Arg('input', () => SealedParcelInput) input: SealedParcelInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, ...SENDERS_AND_RECEIVERS);
    const { registerId, sealNumber, version = null } = input;
    return this.#change(registerId, (id) => this.#ports.seal.run(viewer, id, sealNumber, version));
  }

  @Extensions({ access: ['PSC_COURIER'], repeat: 'NATURAL' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: 'The courier takes the parcel, having read the number on its seal.',
  })
  collectTransferRegister(
    @Arg('input', () => SealedParcelInput) input: SealedParcelInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, 'PSC_COURIER');
    const { registerId, sealNumber, version = null } = input;
    return this.#change(registerId, (id) => this.#ports.collect.run(viewer, id, sealNumber, version));
  }

  @Extensions({ access: SENDERS_AND_RECEIVERS, repeat: 'NATURAL' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: "The other side's mark: everything listed is there, or what is not, and why.",
  })
  acknowledgeTransferRegister(
    @Arg('input', () => AcknowledgeRegisterInput) input: AcknowledgeRegisterInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, ...SENDERS_AND_RECEIVERS);
    return this.#change(input.registerId, (id) => {
      const refused = input.refused.map(({ requestId, reason }) => ({
        requestId: requestIdOf(requestId),
        reason,
      }));
      return this.#ports.acknowledge.run(viewer, id, refused, input.version ?? null);
    });
  }

  @Extensions({ access: SENDERS_AND_RECEIVERS, repeat: 'NATURAL' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: 'The second copy has come back to the sender with the mark of the receiver.',
  })
  confirmReturnedCopy(
    @Arg('registerId', () => ID) registerId: string,
    @Arg('version', () => Int, {
      nullable: true,
      description:
        'Of the register, as the caller saw it: REGISTER_STALE where it has changed since. Null does not ask.',
    })
    version: number | null,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, ...SENDERS_AND_RECEIVERS);
    return this.#change(registerId, (id) => this.#ports.returnCopy.run(viewer, id, version ?? null));
  }

  @Extensions({ access: SENDERS_AND_RECEIVERS, repeat: 'NATURAL' })
  @Mutation(() => TransferRegisterPayloadType, {
    description: 'The sender calls it off before the courier takes the box; its parcels wait for the next.',
  })
  cancelTransferRegister(
    @Arg('input', () => CancelRegisterInput) input: CancelRegisterInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context, ...SENDERS_AND_RECEIVERS);
    const { registerId, reason, version = null } = input;
    return this.#change(registerId, (id) => this.#ports.cancel.run(viewer, id, reason, version));
  }

  @FieldResolver(() => [TransferItemType], {
    description: 'What one box holds, in the order of the register.',
  })
  async items(
    @Root() { uuid }: RegisterRow,
    @Ctx() context: RequestsContext,
  ): Promise<readonly (ItemRow & { request: RequestRow | null })[]> {
    const viewer = requireViewer(context);
    return withRequests(context, viewer, await this.#items.of(uuid));
  }

  #change(registerId: string, change: (id: string) => Promise<void>) {
    return userErrorsOf(async () => {
      const id = registerLocalId(registerId);
      if (id === null) throw registerNotFound();
      await change(id);
      return this.#register(id);
    });
  }

  async #register(id: string): Promise<{ register: RegisterRow | null }> {
    return { register: await registerById(this.#ports.database, id) };
  }
}

/** Rows with their requests, read by one statement. */
export async function withRequests<Row extends { readonly requestId: string }>(
  context: RequestsContext,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<(Row & { request: RequestRow | null })[]> {
  const ids = rows.map(({ requestId }) => requestId);
  const requests = await context.requests.reader.byIds(viewer, ids);
  const byId = new Map(requests.map((request) => [request.uuid, request]));
  return rows.map((row) => ({ ...row, request: byId.get(row.requestId) ?? null }));
}
