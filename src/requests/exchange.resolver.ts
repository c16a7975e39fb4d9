import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../identity/index.ts';
import { ShownStatusType, type ShownStatusView, shownStatuses } from './exchange.type.ts';
import type { RequestsContext } from './requests-context.ts';

const NUMBER = /^[0-9]{14}$/;

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
    const rows = NUMBER.test(number) ? await context.requests.reader.exchangesByNumber(number) : [];
    return shownStatuses(rows.filter(({ to }) => to === 'PSC_SYSTEM'));
  }
}
