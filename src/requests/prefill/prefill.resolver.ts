import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { requireViewer, type ViewerContext } from '../../identity/index.ts';
import { PrefillType } from './prefill.type.ts';
import type { Prefill, PrefillForm } from './prefill-form.ts';

@Resolver()
export class PrefillResolver {
  readonly #prefill: PrefillForm;

  constructor(prefill: PrefillForm) {
    this.#prefill = prefill;
  }

  @Extensions({ access: 'SIGNED_IN' })
  @Query(() => PrefillType, {
    description:
      'Asks the registries of the state about the caller, and the legal entity the caller stands for. A registry that does not answer is no error.',
  })
  prefill(
    @Arg('regulation', () => String, { description: 'Key of the edition whose form is filled in.' })
    regulation: string,
    @Ctx() context: ViewerContext,
  ): Promise<Prefill> {
    return this.#prefill.run(requireViewer(context), regulation);
  }
}
