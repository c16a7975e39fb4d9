import { Arg, Ctx, Extensions, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type CountedConnection, callKey, userErrorsOf } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import type { IdempotencyKey } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestsContext } from '../requests/index.ts';
import type { Act, ActOnEntry } from './act-on-entry.ts';
import { ArchivalConnectionType } from './archival-entry.type.ts';
import { entryNode } from './entry-node.ts';
import { entryById } from './entry-store.ts';
import { pageOf } from './public-registers.resolver.ts';
import { type EntryRow, entryLocalId, entryNotFound } from './register-entry.ts';
import { ArchivalFilterInput, RegisterActInput, RegisterDuplicateInput } from './registers.inputs.ts';
import { RegisterEntryPayloadType } from './registers.payloads.ts';

interface Ports {
  readonly database: Queryable;
  readonly act: ActOnEntry;
}

const ARCHIVE_STAFF = ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR'] as const;
const DEFAULT_PAGE = 20;

/** What staff of providers read in registers that are not open, and what their heads do to entries. */
@Resolver()
export class RegisterActsResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: ARCHIVE_STAFF })
  @Query(() => ArchivalConnectionType, {
    description: "Archival references that the caller's organisation gave.",
  })
  archivalReferencesRegister(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('filter', () => ArchivalFilterInput, { nullable: true }) filter: ArchivalFilterInput | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestsContext,
  ): Promise<CountedConnection<EntryRow>> {
    const { organisation: provider } = requireViewer(context, ...ARCHIVE_STAFF);
    const wanted = { register: 'ARCHIVAL_REFERENCES', provider: provider ?? '', search, ...filter } as const;
    return pageOf(this.#ports.database, wanted, first, after);
  }

  @Extensions({ access: ['HEAD'], repeat: 'NATURAL' })
  @Mutation(() => RegisterEntryPayloadType, {
    description:
      'The head of the provider ends a certificate: by the wish of its owner, a judgment, a decision.',
  })
  terminateRegisterEntry(
    @Arg('input', () => RegisterActInput) input: RegisterActInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#carryOut(context, 'TERMINATED', input, null);
  }

  @Extensions({ access: ['HEAD'], repeat: 'NATURAL' })
  @Mutation(() => RegisterEntryPayloadType, {
    description: 'The head of the provider puts a certificate that was ended in force again.',
  })
  reinstateRegisterEntry(
    @Arg('input', () => RegisterActInput) input: RegisterActInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#carryOut(context, 'REINSTATED', input, null);
  }

  @Extensions({ access: ['HEAD'], repeat: 'KEY' })
  @Mutation(() => RegisterEntryPayloadType, {
    description:
      'The head of the provider has a duplicate of the certificate given out: the same file, the same number.',
  })
  issueDuplicate(
    @Arg('input', () => RegisterDuplicateInput) input: RegisterDuplicateInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#carryOut(context, 'DUPLICATE_ISSUED', input, callKey(context, input.idempotencyKey));
  }

  #carryOut(context: RequestsContext, act: Act, input: RegisterActInput, key: IdempotencyKey | null) {
    const viewer = requireViewer(context, 'HEAD');
    return userErrorsOf(async () => {
      const { entryId, basis, basisDate } = input;
      const uuid = entryLocalId(entryId);
      if (uuid === null) throw entryNotFound();
      const id = await this.#ports.act.run(viewer, act, { entryId: uuid, basis, basisDate }, key);
      const entry = await entryById(this.#ports.database, id);
      return { entry: entry === null ? null : entryNode(entry) };
    });
  }
}
