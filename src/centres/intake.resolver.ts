import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import { requireViewer, type Viewer, workplaceOf } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import {
  RequestPayloadType,
  type RequestRow,
  type RequestsContext,
  RequestType,
  readAhead,
  requestIdOf,
} from '../requests/index.ts';
import { HandOverInput, IntakeInput } from './centres.inputs.ts';
import type { HandOver } from './hand-over.ts';
import type { PaperRow } from './paper.ts';
import { RequestPaperType } from './paper.type.ts';
import { papersOf } from './paper-store.ts';
import { ReadTogether } from './read-together.ts';
import type { ReceiptRow } from './receipt.ts';
import { IntakeReceiptType } from './receipt.type.ts';
import { lastReceipts } from './receipt-store.ts';
import type { ScanReceipt } from './scan-receipt.ts';
import type { TakeIn } from './take-in.ts';

interface Ports {
  readonly database: Queryable;
  readonly takeIn: TakeIn;
  readonly scan: ScanReceipt;
  readonly handOver: HandOver;
}

/** Papers of a request at a public service centre: taken in, scanned at the store, handed over. */
@Resolver(() => RequestType)
export class IntakeResolver {
  readonly #ports: Ports;
  readonly #receipts: ReadTogether<ReceiptRow>;
  readonly #papers: ReadTogether<PaperRow & { requestId: string }>;

  constructor(ports: Ports) {
    this.#ports = ports;
    const { database } = ports;
    const ofRequest = ({ requestId }: { readonly requestId: string }): string => requestId;
    this.#receipts = new ReadTogether((ids) => lastReceipts(database, ids), ofRequest);
    this.#papers = new ReadTogether((ids) => papersOf(database, ids), ofRequest);
  }

  @Extensions({ access: ['PSC_OPERATOR'], repeat: 'KEY' })
  @Mutation(() => RequestPayloadType, {
    description:
      'Public service centre: takes the papers and gives a receipt, or a receipt of refusal naming what is missing.',
  })
  takeIn(
    @Arg('input', () => IntakeInput) input: IntakeInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, 'PSC_OPERATOR');
    return userErrorsOf(async () => {
      const intake = {
        requestId: requestIdOf(input.requestId),
        documents: input.documents,
        missing: input.missing ?? [],
        note: input.note?.trim() || null,
        version: input.version ?? null,
      };
      const id = await this.#ports.takeIn.run(viewer, intake, callKey(context));
      return { request: await read(context, viewer, id, info) };
    });
  }

  @Extensions({ access: ['PSC_STORE'], repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, {
    description: "Public service centre: notes a parcel at the store by the receipt's barcode.",
  })
  scanBarcode(
    @Arg('barcode', () => String) barcode: string,
    @Arg('version', () => Int, {
      nullable: true,
      description:
        'Of the parcel, as the caller saw it: PARCEL_STALE where it has moved since. Null does not ask.',
    })
    version: number | null,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, 'PSC_STORE');
    return userErrorsOf(async () => {
      const id = await this.#ports.scan.run(viewer, barcode, version ?? null);
      return { request: await read(context, viewer, id, info) };
    });
  }

  @Extensions({ access: ['PSC_OPERATOR'], repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, {
    description:
      'Public service centre: gives out what is ready, on the receipt and an identity document, after the term.',
  })
  handOverResult(
    @Arg('input', () => HandOverInput) input: HandOverInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, 'PSC_OPERATOR');
    return userErrorsOf(async () => {
      const id = await this.#ports.handOver.run(viewer, {
        requestId: requestIdOf(input.requestId),
        receiptNumber: input.receiptNumber,
        identityDocument: input.identityDocumentNumber,
        representative: input.representative ?? null,
        version: input.version ?? null,
      });
      return { request: await read(context, viewer, id, info) };
    });
  }

  @FieldResolver(() => IntakeReceiptType, {
    nullable: true,
    description:
      'On which its papers were taken in at a public service centre; or turned down, the last time.',
  })
  async receipt(@Root() { uuid }: RequestRow): Promise<ReceiptRow | null> {
    const [receipt] = await this.#receipts.of(uuid);
    return receipt ?? null;
  }

  @FieldResolver(() => [RequestPaperType], {
    description:
      'Its documents on paper, where it was entered at a public service centre, and where each is.',
  })
  async papers(@Root() request: RequestRow, @Ctx() context: RequestsContext): Promise<readonly PaperRow[]> {
    const papers = await this.#papers.of(request.uuid);
    return isInside(requireViewer(context), request) ? papers : papers.map(withoutNames);
  }
}

/** Staff of the provider, or of the centre. */
function isInside(viewer: Viewer, { provider, desk }: RequestRow): boolean {
  const organisation = workplaceOf(viewer);
  return organisation !== null && [provider, desk].includes(organisation);
}

/** What is not the applicant's business: who carried it, and with what else. */
function withoutNames(paper: PaperRow): PaperRow {
  const history = paper.history.map((movement) => ({
    ...movement,
    byName: null,
    registerNumber: null,
    note: null,
  }));
  return { ...paper, history };
}

function read(context: RequestsContext, viewer: Viewer, id: string, info: GraphQLResolveInfo) {
  return context.requests.reader.byId(viewer, id, readAhead(info, ['request']));
}
