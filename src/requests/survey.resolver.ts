import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Info, Mutation, Resolver } from 'type-graphql';
import { userErrorsOf } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import type { RateService } from './rate-service.ts';
import { RequestPayloadType } from './request.payloads.ts';
import { requestIdOf } from './request-id.ts';
import { readAhead } from './request-parts.selection.ts';
import type { RequestsContext } from './requests-context.ts';
import { RateServiceInput } from './survey-response.type.ts';

interface Ports {
  readonly rate: RateService;
}

/** The survey of the acts. */
@Resolver()
export class SurveyResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, {
    description: 'The applicant answers the survey of the act, once, after the service was provided.',
  })
  rateService(
    @Arg('input', () => RateServiceInput) input: RateServiceInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const id = requestIdOf(input.requestId);
      const { process, information, comment } = input;
      await this.#ports.rate.run(viewer, id, { process, information, comment: comment ?? null });
      return { request: await context.requests.reader.byId(viewer, id, readAhead(info, ['request'])) };
    });
  }
}
