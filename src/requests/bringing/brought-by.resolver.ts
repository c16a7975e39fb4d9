import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestRow } from '../request.ts';
import { RequestType } from '../request.type.ts';
import { partOf } from '../request-part.ts';
import type { RequestsContext } from '../requests-context.ts';
import { BroughtByType } from './brought-by.type.ts';

/** Who filled in a request, where it was not its applicant's own client. */
@Resolver(() => RequestType)
export class BroughtByResolver {
  @FieldResolver(() => BroughtByType, {
    nullable: true,
    description: 'The information system that brought it; null where its applicant or a desk has begun it.',
  })
  broughtBy(@Root() request: RequestRow, @Ctx() context: RequestsContext) {
    return partOf(request, 'broughtBy', context);
  }
}
