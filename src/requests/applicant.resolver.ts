import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Mutation, Resolver } from 'type-graphql';
import { fileLocalId } from '../documents/index.ts';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import { requireViewer, type Viewer } from '../identity/index.ts';
import { DomainError, localId } from '../kernel/index.ts';
import { paymentRow } from '../payments/index.ts';
import type { AttachDocument } from './attach-document.ts';
import { ATTACHMENT_ID_PREFIX } from './id-prefixes.ts';
import type { Reapply } from './reapply.ts';
import { AttachDocumentInput, SignRequestInput } from './request.inputs.ts';
import { PaymentPayloadType, RequestPayloadType } from './request.payloads.ts';
import { requestIdOf } from './request-id.ts';
import { readAhead } from './request-parts.selection.ts';
import type { RequestsContext } from './requests-context.ts';
import type { SignRequest } from './signing/sign-request.ts';
import { signatureBytes } from './signing/signature-bytes.ts';
import type { StartPayment } from './start-payment.ts';
import type { WithdrawRequest } from './withdraw-request.ts';

interface Ports {
  readonly attachDocument: AttachDocument;
  readonly startPayment: StartPayment;
  readonly signRequest: SignRequest;
  readonly withdraw: WithdrawRequest;
  readonly reapply: Reapply;
}

/** What an applicant does with a request, or the staff of a desk for one. */
@Resolver()
export class ApplicantResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType)
  attachDocument(
    @Arg('input', () => AttachDocumentInput) input: AttachDocumentInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const requestId = requestIdOf(input.requestId);
      const fileId = typeof input.fileId === 'string' ? fileLocalId(input.fileId) : null;
      if (typeof input.fileId === 'string' && fileId === null) {
        throw new DomainError('FILE_NOT_FOUND', { path: ['input', 'fileId'] });
      }
      const { kind } = input;
      const attachment = { requestId, kind, fileId, onPaper: input.onPaper ?? false };
      await this.#ports.attachDocument.attach(viewer, attachment, callKey(context));
      return { request: await read(context, viewer, requestId, info) };
    });
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType, { description: 'Takes a document off a draft again.' })
  removeDocument(
    @Arg('requestId', () => ID) requestId: string,
    @Arg('attachmentId', () => ID) attachmentId: string,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const id = requestIdOf(requestId);
      const attachment = localId(ATTACHMENT_ID_PREFIX, attachmentId);
      if (attachment === null) throw new DomainError('ATTACHMENT_NOT_FOUND', { path: ['attachmentId'] });
      await this.#ports.attachDocument.remove(viewer, id, attachment, callKey(context));
      return { request: await read(context, viewer, id, info) };
    });
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => PaymentPayloadType, {
    description: "Opens the payment and answers with the payment gateway's page.",
  })
  startPayment(
    @Arg('requestId', () => ID) requestId: string,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const id = requestIdOf(requestId);
      const payment = await this.#ports.startPayment.run(viewer, id, callKey(context));
      return { payment: paymentRow(payment), request: await read(context, viewer, id, info) };
    });
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'KEY' })
  @Mutation(() => RequestPayloadType, {
    description: 'Signs and sends: the certificate conditions of the regulation are checked here.',
  })
  signRequest(
    @Arg('input', () => SignRequestInput) input: SignRequestInput,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const requestId = requestIdOf(input.requestId);
      const signature = signatureBytes(input.signature);
      const answer = await this.#ports.signRequest.run(viewer, {
        requestId,
        signature,
        idempotencyKey: callKey(context, input.idempotencyKey),
      });
      return { request: await read(context, viewer, answer, info) };
    });
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, {
    description:
      'Until the provider has registered it. AvailableAction.refund says beforehand what becomes of a fee that is paid.',
  })
  withdrawRequest(
    @Arg('requestId', () => ID) requestId: string,
    @Ctx() context: RequestsContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => {
      const id = requestIdOf(requestId);
      await this.#ports.withdraw.run(viewer, id);
      return { request: await read(context, viewer, id, info) };
    });
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => RequestPayloadType, { description: 'A new draft from one that ended before it was sent.' })
  reapply(@Arg('requestId', () => ID) requestId: string, @Ctx() context: RequestsContext) {
    const viewer = requireViewer(context);
    return userErrorsOf(async () => ({
      request: await this.#ports.reapply.run(viewer, requestIdOf(requestId)),
    }));
  }
}

function read(context: RequestsContext, viewer: Viewer, id: string, info: GraphQLResolveInfo) {
  return context.requests.reader.byId(viewer, id, readAhead(info, ['request']));
}
