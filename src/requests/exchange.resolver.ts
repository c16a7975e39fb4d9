import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../identity/index.ts';
import { ShownStatusType } from './exchange.type.ts';
import type { RequestsContext } from './requests-context.ts';
import { type ShownStatusView, shownToSystem } from './shown-status.ts';

/** What public service centres are told of requests that came by the portal. */
@Resolver()
export class ExchangeResolver {
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
}
