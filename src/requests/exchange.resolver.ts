import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { InformationSystemEnum } from '../catalogue/index.ts';
import { requireViewer } from '../identity/index.ts';
import { ShownStatusType } from './exchange.type.ts';
import { SystemNumberType } from './reports/system-number.type.ts';
import type { Workplaces } from './reports/workplaces.ts';
import type { RequestRow } from './request.ts';
import { RequestType } from './request.type.ts';
import { partOf } from './request-part.ts';
import type { RequestsContext } from './requests-context.ts';
import { type ShownStatusView, shownToSystem } from './shown-status.ts';

/** What other systems are told of a request, and tell of it. */
@Resolver(() => RequestType)
export class ExchangeResolver {
  readonly #workplaces: Workplaces;

  constructor(ports: { workplaces: Workplaces }) {
    this.#workplaces = ports.workplaces;
  }

  @Extensions({ access: ['PSC_OPERATOR'] })
  @Query(() => [ShownStatusType], {
    description:
      "Public service centre: what the centre's system shows of a request by its number, for an applicant who asks there; nothing else of the request.",
  })
  async statusAtCentre(
    @Arg('number', () => String) number: string,
    @Ctx() context: RequestsContext,
  ): Promise<ShownStatusView[]> {
    requireViewer(context, 'PSC_OPERATOR');
    const shown = await shownToSystem(context.requests.reader, 'PSC_SYSTEM', number);
    return shown === null ? [] : [shown];
  }

  @FieldResolver(() => InformationSystemEnum, {
    nullable: true,
    description:
      "The provider's own information system, where the step that the request waits at is done; null where it is not done elsewhere.",
  })
  workplace(@Root() request: RequestRow): string | null {
    const { currentStep } = request;
    return currentStep === null ? null : this.#workplaces.systemAt(request, currentStep);
  }

  @FieldResolver(() => [SystemNumberType], {
    description:
      "Under which the provider's own information system keeps it, where the provider works there.",
  })
  systemNumbers(@Root() request: RequestRow, @Ctx() context: RequestsContext) {
    return partOf(request, 'systemNumbers', context);
  }
}
