import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { connectionOf, countedConnectionTypeOf, pageSize, rowAfter } from '../graphql/index.ts';
import { requireViewer, STAFF_ROLES } from '../identity/index.ts';
import { DomainError, globalId, localId } from '../kernel/index.ts';
import { signingXml } from '../signatures/index.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { requestNotFound } from './load-request.ts';
import { RequestFilterInput } from './request.inputs.ts';
import { SigningDocumentType } from './request.payloads.ts';
import type { RequestRow } from './request.ts';
import { RequestType } from './request.type.ts';
import { readAhead } from './request-parts.selection.ts';
import type { PageOf, RequestFilter, WaitingStep } from './request-reader.ts';
import type { RequestsContext } from './requests-context.ts';
import { type DocumentPorts, documentToSign } from './signing/document-to-sign.ts';

interface Ports extends DocumentPorts {
  /** Steps of the editions that wait for a role. */
  readonly waitingSteps: (role: string) => readonly WaitingStep[];
}

const MAX_SEARCH = 200;
const NUMBER = /^[0-9]{14}$/;
const DEFAULT_PAGE = 20;

const RequestConnectionType = countedConnectionTypeOf('Request', () => RequestType);

@Resolver()
export class RequestResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => RequestType, { nullable: true })
  request(
    @Arg('number', () => String) number: string,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return NUMBER.test(number) ? context.requests.reader.byNumber(viewer, number, readAhead(info, [])) : null;
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => RequestConnectionType, {
    description: 'The history of services received, newest first.',
  })
  async myRequests(
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => RequestFilterInput, { nullable: true }) filter: RequestFilterInput | null,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    const { reader, now } = context.requests;
    const query = {
      first: pageSize(first ?? DEFAULT_PAGE),
      after: rowAfter(REQUEST_ID_PREFIX, after),
      filter: checkedFilter(filter),
      now: now(),
    };
    const page = await reader.mine(viewer, query, readAhead(info, ['edges', 'node']));
    return connection(page, after, () => reader.countMine(viewer, query.filter, query.now));
  }

  @Extensions({ access: STAFF_ROLES })
  @Query(() => RequestConnectionType, {
    description: "What waits for the caller's role in the caller's organisation, most urgent first.",
  })
  async workQueue(
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => RequestFilterInput, { nullable: true }) filter: RequestFilterInput | null,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, ...STAFF_ROLES);
    const { reader, now } = context.requests;
    const query = {
      first: pageSize(first ?? DEFAULT_PAGE),
      after: rowAfter(REQUEST_ID_PREFIX, after),
      filter: checkedFilter(filter),
      now: now(),
      steps: this.#ports.waitingSteps(viewer.role),
    };
    const page = await reader.waiting(viewer, query, readAhead(info, ['edges', 'node']));
    return connection(page, after, () => reader.countWaiting(viewer, query));
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => SigningDocumentType, {
    description: "The exact bytes to sign: the application; with a step, what that step's officer signs.",
  })
  async signingDocument(
    @Arg('requestId', () => ID) requestId: string,
    @Arg('step', () => String, { nullable: true }) step: string | null,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context);
    const id = localId(REQUEST_ID_PREFIX, requestId);
    if (id === null) throw requestNotFound();
    const document = await documentToSign(this.#ports, viewer, id, step);
    return {
      content: document.content.toString('base64'),
      mediaType: 'application/json',
      sha256: createHash('sha256').update(document.content).digest('hex'),
      xml: Buffer.from(signingXml(document.content)).toString('base64'),
      paper: document.paper === undefined ? null : { paper: document.paper, signer: viewer },
    };
  }
}

function connection(page: PageOf<RequestRow>, after: string | null, totalCount: () => Promise<number>) {
  return { ...connectionOf(page, (request) => globalId(REQUEST_ID_PREFIX, request.uuid), after), totalCount };
}

function checkedFilter(filter: RequestFilterInput | null | undefined): RequestFilter {
  if ((filter?.search?.length ?? 0) > MAX_SEARCH) {
    throw new DomainError('SEARCH_TOO_LONG', { path: ['filter', 'search'], values: { max: MAX_SEARCH } });
  }
  return filter ?? {};
}
