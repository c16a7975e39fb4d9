import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ChannelEnum, RegulationType, ServiceType } from '../catalogue/index.ts';
import { ComputedField, DateTimeScalar, NodeType, TextField } from '../graphql/index.ts';
import { isApplicantOf } from '../identity/index.ts';
import { IncidentType } from '../incidents/index.ts';
import { globalId, message } from '../kernel/index.ts';
import { PaymentType } from '../payments/index.ts';
import { ApplicationUnion, applicationView } from './application.type.ts';
import { AvailableActionType } from './available-action.type.ts';
import { ExaminationCheckType } from './checks/examination-check.type.ts';
import { DeadlineType } from './deadlines/deadline.type.ts';
import { dueByNow } from './deadlines/due-by-now.ts';
import { deadlinesOf, editionOf, isOverdue } from './deadlines/request-deadlines.ts';
import { AssignmentType, DecisionType, decisionView, RepresentativeType } from './decision.type.ts';
import { EscalationType } from './escalations/escalation.type.ts';
import { ExchangeType, ShownStatusType } from './exchange.type.ts';
import { ExchangeReceiptType } from './exchange-receipt.type.ts';
import { HeldSignatureType } from './held-signatures/held-signature.type.ts';
import { historyOf } from './history-page.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { insidePart, seesInside } from './inside.ts';
import { DeliveryType } from './mail/delivery.type.ts';
import { RegistryAnswerType } from './registry-answer.type.ts';
import type { RequestRow } from './request.ts';
import { RequestStatusEnum, StepStateEnum } from './request-enums.type.ts';
import { partOf } from './request-part.ts';
import { DEFAULT_HISTORY } from './request-parts.selection.ts';
import { ApplicantType, AttachmentType, RefusalType, SignatureType } from './request-parts.type.ts';
import type { StepState } from './request-status.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';
import { ResultDocumentType } from './result-document.type.ts';
import { shownStatuses } from './shown-status.ts';
import { StatusEventConnectionType } from './status-event.type.ts';
import { StepType } from './step.type.ts';
import { stepViews } from './step-view.ts';
import { SurveyResponseType } from './survey-response.type.ts';

/** Its root is a RequestRow. */
@ObjectType('Request', { implements: NodeType, simpleResolvers: true })
export class RequestType extends NodeType {
  @ComputedField<RequestRow>(
    () => ID,
    (request) => globalId(REQUEST_ID_PREFIX, request.uuid),
  )
  declare id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Fourteen digits, given when it is sent; null for a draft.',
  })
  number!: string | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => ServiceType,
    (request, _args, { requests }) => requests.catalogue.service(request.service),
  )
  service!: ServiceType;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => RegulationType,
    (request, _args, { requests }) => requests.catalogue.edition(request.edition),
  )
  regulation!: RegulationType;

  @Field(() => ChannelEnum)
  channel!: string;

  @Field(() => RequestStatusEnum)
  status!: string;

  @TextField((request: RequestRow) => message(`requests:status.${request.status}`))
  statusText!: string;

  @ComputedField<RequestRow>(
    () => ApplicantType,
    (request) => request,
  )
  applicant!: ApplicantType;

  @ComputedField<RequestRow>(
    () => ApplicationUnion,
    (request) => applicationView(request.service, request.application),
  )
  application!: typeof ApplicationUnion;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [AttachmentType],
    async (request, _args, context) => {
      const rows = await partOf(request, 'attachments', context);
      return (rows ?? []).map((row) => ({ ...row, edition: request.edition }));
    },
  )
  attachments!: AttachmentType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [SignatureType],
    async (request, _args, context) => (await partOf(request, 'signatures', context)) ?? [],
  )
  signatures!: SignatureType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => HeldSignatureType,
    (request, _args, context) => partOf(request, 'heldSignature', context),
    {
      nullable: true,
      description:
        'A signature that could not be judged when it came, since the certification authority did not answer. It is judged again by itself; the request goes on as soon as there is a verdict. To sign anew takes its place.',
    },
  )
  heldSignature!: HeldSignatureType | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => PaymentType,
    (request, _args, context) => partOf(request, 'payment', context),
    { nullable: true },
  )
  payment!: PaymentType | null;

  @ComputedField<RequestRow, { states?: StepState[] | null }, RequestsContext>(() => [StepType], stepsOf, {
    description: 'What happened so far and what is next, in order; of some states only, where named.',
    args: { states: { type: () => [StepStateEnum] } },
  })
  steps!: StepType[];

  @ComputedField<RequestRow, { first?: number | null; after?: string | null }, RequestsContext>(
    () => StatusEventConnectionType,
    historyOf,
    { args: { first: { type: () => Int, defaultValue: DEFAULT_HISTORY }, after: { type: () => String } } },
  )
  history!: StatusEventConnectionType;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => ResultDocumentType,
    (request, _args, context) => partOf(request, 'result', context),
    { nullable: true },
  )
  result!: ResultDocumentType | null;

  @Field(() => RepresentativeType, {
    nullable: true,
    description: 'Who acts for the applicant, by a notarised power of attorney.',
  })
  representative!: RepresentativeType | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [ExchangeType],
    async (request, _args, context) =>
      ((await partOf(request, 'exchanges', context)) ?? []).map((row) => ({
        ...row,
        edition: request.edition,
        request,
      })),
    { description: 'Messages to and from other information systems, in order.' },
  )
  exchanges!: ExchangeType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [ExchangeReceiptType],
    async (request, _args, context) =>
      ((await partOf(request, 'receipts', context)) ?? []).map((row) => ({ ...row, request })),
    { description: 'What other information systems told by themselves, in order.' },
  )
  exchangeReceipts!: ExchangeReceiptType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [ShownStatusType],
    async (request, _args, context) => shownStatuses((await partOf(request, 'exchanges', context)) ?? []),
    { description: 'What each information system shows of the request by now, as it was told.' },
  )
  shownStatuses!: ShownStatusType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => DecisionType,
    (request, _args, context) =>
      seesInside(request, context) ? decisionView(request, context.requests.catalogue) : null,
    {
      nullable: true,
      description: 'Staff of the provider: what was decided, or is proposed while it is not signed.',
    },
  )
  decision!: DecisionType | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [ExaminationCheckType],
    (request, _args, context) => (seesInside(request, context) ? context.requests.checks(request.uuid) : []),
    {
      description:
        'Staff of the provider, while the request is in hand: what was looked at for whoever decides. Empty for everybody else, and once it has ended: Decision.checks tells what was found then.',
    },
  )
  checks!: ExaminationCheckType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(() => [AssignmentType], insidePart('assignments'), {
    nullable: true,
    description: 'Staff of the provider: to whom it was handed, by whom and why.',
  })
  assignments!: AssignmentType[] | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [DeliveryType],
    (request, _args, context) =>
      isApplicantOf(viewerOf(context), request) || seesInside(request, context)
        ? partOf(request, 'deliveries', context)
        : null,
    {
      nullable: true,
      description:
        'The applicant and staff of the provider: what became of the mail about each event, in order.',
    },
  )
  deliveries!: DeliveryType[] | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [RegistryAnswerType],
    (request, _args, context) => partOf(request, 'registryAnswers', context),
    { description: 'What the registries of the state confirmed of the people of the request.' },
  )
  registryAnswers!: RegistryAnswerType[];

  @ComputedField<RequestRow, unknown, RequestsContext>(() => [IncidentType], insidePart('incidents'), {
    nullable: true,
    description: 'Staff of the provider: what failed for good, latest first.',
  })
  incidents!: IncidentType[] | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(() => [EscalationType], insidePart('escalations'), {
    nullable: true,
    description: 'Staff of the provider: who was told how much of the time of its steps has run.',
  })
  escalations!: EscalationType[] | null;

  @ComputedField<RequestRow>(
    () => RefusalType,
    (request) => (request.refusal === null ? null : request),
    { nullable: true },
  )
  refusal!: RefusalType | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => SurveyResponseType,
    (request, _args, context) =>
      isApplicantOf(viewerOf(context), request) ? partOf(request, 'survey', context) : null,
    {
      nullable: true,
      description:
        'What the applicant answered; told to the applicant alone, to others only as figures of the service.',
    },
  )
  survey!: SurveyResponseType | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => [AvailableActionType],
    (request, _args, context) => context.requests.actions(viewerOf(context), request),
    {
      description: 'What the caller may do now: enough for a client to draw the buttons and fill the inputs.',
    },
  )
  availableActions!: AvailableActionType[];

  @Field(() => DateTimeScalar)
  createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  sentAt!: string | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => DateTimeScalar,
    (request, _args, { requests }) =>
      dueByNow(editionOf(request, requests), null, request, requests.now(), requests.calendar()),
    { nullable: true },
  )
  dueAt!: string | null;

  @ComputedField<RequestRow, unknown, RequestsContext>(
    () => Boolean,
    (request, _args, { requests }) => isOverdue(request, requests.now()),
  )
  overdue!: boolean;

  @ComputedField<RequestRow, unknown, RequestsContext>(() => [DeadlineType], deadlinesOf, {
    description: 'The term for the whole service, then the deadlines of the steps that it came to, in order.',
  })
  deadlines!: DeadlineType[];

  @Field(() => Int, {
    description: 'Grows by one with each change; a mutation that names an older one is turned down.',
  })
  version!: number;
}

async function stepsOf(request: RequestRow, args: { states?: StepState[] | null }, context: RequestsContext) {
  const rows = await partOf(request, 'steps', context);
  return stepViews(context.requests.catalogue, request, rows ?? [], args.states ?? null);
}
