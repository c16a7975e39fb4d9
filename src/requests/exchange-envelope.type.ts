import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ENVELOPE_DIRECTIONS, ENVELOPE_FORMS, type EnvelopeRow } from '../exchange/index.ts';
import { ComputedField, DateTimeScalar, enumOf } from '../graphql/index.ts';
import { mayReadEnvelopes, type RequestFacts, requireViewer } from '../identity/index.ts';
import { globalId } from '../kernel/index.ts';
import type { RequestsContext } from './requests-context.ts';

const EnvelopeDirectionEnum = enumOf(ENVELOPE_DIRECTIONS);
registerEnumType(EnvelopeDirectionEnum, {
  name: 'EnvelopeDirection',
  description: 'SENT: by this system. ANSWERED: to it. RECEIVED: told by another system by itself.',
});

const EnvelopeFormEnum = enumOf(ENVELOPE_FORMS);
registerEnumType(EnvelopeFormEnum, {
  name: 'EnvelopeForm',
  description:
    'ENVELOPE: the whole of it. DATA: the signed data that it brought; a password stood beside them, which is not kept.',
});

const ENVELOPE_ID_PREFIX = 'env';

/** An envelope, with the request that it is about. */
export interface EnvelopeView extends EnvelopeRow {
  readonly request: RequestFacts;
}

/** Its root is an EnvelopeView. */
@ObjectType('ExchangeEnvelope', {
  simpleResolvers: true,
  description: 'What travelled between two information systems, signed, octet for octet.',
})
export class ExchangeEnvelopeType {
  @ComputedField<EnvelopeView>(
    () => ID,
    ({ uuid }) => globalId(ENVELOPE_ID_PREFIX, uuid),
  )
  id!: string;

  @Field(() => EnvelopeDirectionEnum)
  direction!: string;

  @Field(() => EnvelopeFormEnum)
  form!: string;

  @Field(() => Int, { description: 'In bytes.' })
  size!: number;

  @Field(() => String, { description: 'Hexadecimal.' })
  sha256!: string;

  @Field(() => DateTimeScalar)
  at!: string;

  @ComputedField<EnvelopeView, unknown, RequestsContext>(
    () => String,
    ({ uuid, request }, _args, context) => {
      const viewer = requireViewer(context);
      if (!mayReadEnvelopes(viewer, request)) return null;
      return context.requests.fileUrl({ fileId: uuid, viewerId: viewer.id, purpose: 'ENVELOPE' });
    },
    { nullable: true, description: 'Staff of the provider alone: a link good for ten minutes.' },
  )
  url!: string | null;
}

/** The envelopes of a line of the ledger. */
export function envelopeViews(
  { envelopes }: { readonly envelopes: readonly EnvelopeRow[] },
  request: RequestFacts,
): EnvelopeView[] {
  return envelopes.map((envelope) => ({ ...envelope, request }));
}
