import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Info, Mutation, Resolver } from 'type-graphql';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import { personLocalId, requireViewer, STAFF_ROLES } from '../identity/index.ts';
import { DomainError, localId } from '../kernel/index.ts';
import { trimmedSources } from './archival-sources.ts';
import type { CompleteStep } from './complete-step.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { requestNotFound } from './load-request.ts';
import { CompleteStepInput } from './request.inputs.ts';
import { RequestPayloadType } from './request.payloads.ts';
import { readAhead } from './request-parts.selection.ts';
import type { RequestsContext } from './requests-context.ts';
import { signatureBytes } from './signing/signature-bytes.ts';

/** What the provider's staff does with a request. */
@Resolver()
export class StaffResolver {
  readonly #completeStep: CompleteStep;

  constructor(ports: { completeStep: CompleteStep }) {
    this.#completeStep = ports.completeStep;
  }

  @Extensions({ access: STAFF_ROLES, repeat: 'KEY' })
  @Mutation(() => RequestPayloadType, {
    description: 'Staff: carries out one step that availableActions names.',
  })
  completeStep(
    @Arg('input', () => CompleteStepInput) input: CompleteStepInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, ...STAFF_ROLES);
    return userErrorsOf(async () => {
      const requestId = localId(REQUEST_ID_PREFIX, input.requestId);
      if (requestId === null) throw requestNotFound();
      const assigneeId = typeof input.assigneeId === 'string' ? personLocalId(input.assigneeId) : null;
      if (typeof input.assigneeId === 'string' && assigneeId === null) {
        throw new DomainError('ASSIGNEE_UNKNOWN', { path: ['input', 'assigneeId'] });
      }
      const { decision } = input;
      const answer = await this.#completeStep.run(viewer, {
        requestId,
        step: input.step,
        version: input.version,
        action: input.action,
        decision:
          decision === null || decision === undefined
            ? null
            : {
                outcome: decision.outcome,
                grounds: decision.grounds ?? [],
                reasoning: decision.reasoning ?? null,
                sources: trimmedSources(decision.sources ?? []),
              },
        assigneeId,
        note: input.note ?? null,
        signature: typeof input.signature === 'string' ? signatureBytes(input.signature) : null,
        idempotencyKey: callKey(context, input.idempotencyKey),
      });
      return { request: await context.requests.reader.byId(viewer, answer, readAhead(info, ['request'])) };
    });
  }
}
