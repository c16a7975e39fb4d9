import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, connectionOf, pageSize, rowAfter } from '../../graphql/index.ts';
import { requireViewer, type StaffMember, type ViewerContext, ViewerType } from '../../identity/index.ts';
import { DomainError, globalId } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { type InquiryRow, listInquiries } from './inquiry-page-store.ts';
import { INQUIRY_ID_PREFIX, RegistryInquiryConnectionType } from './registry-inquiry.type.ts';

const DEFAULT_PAGE = 20;

@Resolver(() => ViewerType)
export class RegistryInquiryResolver {
  readonly #database: Queryable;

  constructor({ database }: { database: Queryable }) {
    this.#database = database;
  }

  @FieldResolver(() => RegistryInquiryConnectionType, {
    description:
      'Who asked the registries of the state about the caller, or the legal entity the caller stands for, and why; latest first. FORBIDDEN of anybody else.',
  })
  async registryInquiries(
    @Root() person: Pick<StaffMember, 'id'>,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: ViewerContext,
  ): Promise<Connection<InquiryRow>> {
    const viewer = requireViewer(context);
    if (person.id !== viewer.id) throw new DomainError('FORBIDDEN');
    const page = { first: pageSize(first ?? DEFAULT_PAGE), after: rowAfter(INQUIRY_ID_PREFIX, after) };
    return connectionOf(
      await listInquiries(this.#database, viewer, page),
      ({ uuid }) => globalId(INQUIRY_ID_PREFIX, uuid),
      after,
    );
  }
}
