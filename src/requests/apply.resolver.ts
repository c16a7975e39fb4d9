import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { ServiceCode } from '../catalogue/index.ts';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import {
  ApplyForApostilleInput,
  ApplyForArchivalReferenceInput,
  ApplyForForeignPeriodicalsInput,
  ApplyForMediaRegistrationInput,
  type ApplyInput,
} from './apply.inputs.ts';
import type { Application, ApplyForService } from './apply-for-service.ts';
import { RequestPayloadType } from './request.payloads.ts';
import { requestIdOf } from './request-id.ts';
import type { RequestsContext } from './requests-context.ts';

/** Begins and revises requests: one mutation a service, so that each form is typed. */
@Resolver()
export class ApplyResolver {
  readonly #apply: ApplyForService;

  constructor(apply: ApplyForService) {
    this.#apply = apply;
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType)
  applyForMediaRegistration(
    @Arg('input', () => ApplyForMediaRegistrationInput) input: ApplyForMediaRegistrationInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#run(context, 'MEDIA_REGISTRATION', input);
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType)
  applyForForeignPeriodicals(
    @Arg('input', () => ApplyForForeignPeriodicalsInput) input: ApplyForForeignPeriodicalsInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#run(context, 'FOREIGN_PERIODICALS', input);
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType)
  applyForArchivalReference(
    @Arg('input', () => ApplyForArchivalReferenceInput) input: ApplyForArchivalReferenceInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#run(context, 'ARCHIVAL_REFERENCE', input);
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType)
  applyForApostille(
    @Arg('input', () => ApplyForApostilleInput) input: ApplyForApostilleInput,
    @Ctx() context: RequestsContext,
  ) {
    return this.#run(context, 'APOSTILLE', input);
  }

  #run(context: RequestsContext, service: ServiceCode, input: ApplyInput & { application: object }) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => ({
      request: await this.#apply.run(
        viewer,
        applicationOf(service, input),
        callKey(context, input.idempotencyKey),
      ),
    }));
  }
}

function applicationOf(service: ServiceCode, input: ApplyInput & { application: object }): Application {
  const requestId = input.requestId ?? null;
  return {
    service,
    requestId: requestId === null ? null : requestIdOf(requestId),
    channel: input.channel ?? 'PORTAL',
    regulation: input.regulation ?? null,
    applicant: input.applicant ?? null,
    representative: input.representative ?? null,
    values: plain(input.application),
  };
}

/** An input's own values as plain objects: rows of lists are instances of their input classes. */
function plain(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((item) => (typeof item === 'object' && item !== null ? plain(item) : item))
        : value,
    ]),
  );
}
