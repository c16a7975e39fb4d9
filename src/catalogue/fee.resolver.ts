import { Arg, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../graphql/index.ts';
import { type Clock, toTenge } from '../kernel/index.ts';
import type { FeeDeclaration } from './edition.ts';
import { FeeType } from './fee.type.ts';
import { feeOn } from './mci.ts';

@Resolver(() => FeeType)
export class FeeResolver {
  readonly #clock: Clock;

  constructor({ clock }: { clock: Clock }) {
    this.#clock = clock;
  }

  @FieldResolver(() => Float, {
    description: 'In tenge at the index in force on the day; today where none is named.',
  })
  amount(
    @Root() fee: FeeDeclaration,
    @Arg('on', () => DateScalar, { nullable: true }) on: string | null,
  ): number {
    return toTenge(feeOn(fee, on ?? this.#clock.now()));
  }
}
