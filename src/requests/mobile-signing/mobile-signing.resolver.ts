import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import { userErrorsOf } from '../../graphql/index.ts';
import { requireViewer } from '../../identity/index.ts';
import { requestIdOf } from '../request-id.ts';
import type { RequestsContext } from '../requests-context.ts';
import type { CreateMobileSigning } from './create-mobile-signing.ts';
import { CreateMobileSigningInput, MobileSigningPayloadType } from './mobile-signing.type.ts';

@Resolver()
export class MobileSigningResolver {
  readonly #create: CreateMobileSigning;

  constructor({ create }: { create: CreateMobileSigning }) {
    this.#create = create;
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => MobileSigningPayloadType, {
    description:
      'Hands what signingDocument gives out to eGov Mobile, which signs it in place of signRequest or completeStep. Handed out again, the earlier code is worth nothing.',
  })
  createMobileSigning(
    @Arg('input', () => CreateMobileSigningInput) input: CreateMobileSigningInput,
    @Ctx() context: RequestsContext,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => ({
      mobileSigning: await this.#create.run(viewer, {
        requestId: requestIdOf(input.requestId),
        step: input.step ?? null,
        method: input.method ?? 'CMS_WITH_DATA',
        language: context.language,
      }),
    }));
  }
}
