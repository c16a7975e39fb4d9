import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Base64Scalar, userErrorsOf } from '../../graphql/index.ts';
import { requireViewer } from '../../identity/index.ts';
import { RequestPayloadType } from '../request.payloads.ts';
import { requestIdOf } from '../request-id.ts';
import { readAhead } from '../request-parts.selection.ts';
import type { RequestsContext } from '../requests-context.ts';
import type { RevokeResult } from './revoke-result.ts';
import { ResultVerificationType, RevokeResultInput } from './verification.type.ts';
import type { Verification, VerifyPaper } from './verify-paper.ts';

interface Ports {
  readonly verify: VerifyPaper;
  readonly revoke: RevokeResult;
}

/** The check of a paper by anyone who holds it, and the end of its force. */
@Resolver()
export class VerificationResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ResultVerificationType, {
    description: 'For anyone who holds a result: by its number, as in the QR code. Counted.',
  })
  verifyResult(
    @Arg('number', () => String) number: string,
    @Ctx() { clientAddress }: RequestsContext,
  ): Promise<Verification> {
    return this.#ports.verify.byNumber(number, 'NUMBER', clientAddress);
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ResultVerificationType, {
    description:
      'For anyone who holds the PDF of a result: whether it is the file that was issued. Nothing of it is kept. Counted.',
  })
  verifyPaper(
    @Arg('content', () => Base64Scalar) content: string,
    @Ctx() { clientAddress }: RequestsContext,
  ): Promise<Verification> {
    return this.#ports.verify.byFile(Buffer.from(content, 'base64'), clientAddress);
  }

  @Extensions({ access: ['HEAD'], repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, {
    description: 'The head of the provider takes a result back; the applicant is told why.',
  })
  revokeResult(
    @Arg('input', () => RevokeResultInput) input: RevokeResultInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context, 'HEAD');
    return userErrorsOf(async () => {
      const id = requestIdOf(input.requestId);
      await this.#ports.revoke.run(viewer, id, input.reason);
      return { request: await context.requests.reader.byId(viewer, id, readAhead(info, ['request'])) };
    });
  }
}
