import type {
  Catalogue,
  Channel,
  ChannelProcessDeclaration,
  EditionDeclaration,
  StepDeclaration,
} from '../catalogue/index.ts';
import { cancelMessages, queueMessages, releaseMessages } from '../exchange/index.ts';
import type { Clock, WorkingCalendar } from '../kernel/index.ts';
import type { Payments } from '../payments/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { advance, type Path } from './advance.ts';
import { closeMoney } from './close-money.ts';
import { type ClockRow, clockOf, openPause } from './deadlines/clock-row.ts';
import type { PauseBasis } from './deadlines/pause.ts';
import { RequestClock } from './deadlines/request-clock.ts';
import { NO_DATES, type StepDates } from './deadlines/step-dates.ts';
import { timeToPay } from './due-dates.ts';
import { type AskedAbout, type Elsewhere, planExchanges } from './exchange-plan.ts';
import type { Workplaces } from './reports/workplaces.ts';
import type { DecisionRecord, RefusalRecord, RepresentativeRecord, RequestRow } from './request.ts';
import { type Actor, type Assignee, type LogEntry, saveMove } from './request-store.ts';
import { organisationFor, roleOf } from './staff-actions.ts';
import type { Facts } from './step-rules.ts';
import { ASK_REGISTRIES_TASK, EXPIRE_PAYMENT_TASK } from './timers.ts';

interface MoveOptions {
  readonly actor: Actor;
  readonly grounds?: readonly string[];
  readonly reasoning?: string | null;
  readonly fault?: string;
  readonly resultNumber?: string;
  readonly assignee?: Assignee;
  readonly decision?: DecisionRecord;
  readonly representative?: RepresentativeRecord;
}

/**
 * Moves requests along their edition's declared ways, and in no other way. One short transaction writes the step, the
 * state, the log; what waits for a commit is told after it.
 */
export class RequestMover {
  readonly #catalogue: Catalogue;
  readonly #payments: Payments;
  readonly #clock: Clock;
  readonly #workplaces: Workplaces;
  readonly #onCommit: () => void;
  readonly #requestClock: RequestClock;

  constructor(ports: {
    catalogue: Catalogue;
    payments: Payments;
    workplaces: Workplaces;
    clock: Clock;
    calendar: () => WorkingCalendar;
    onCommit: () => void;
  }) {
    this.#catalogue = ports.catalogue;
    this.#payments = ports.payments;
    this.#clock = ports.clock;
    this.#workplaces = ports.workplaces;
    this.#onCommit = ports.onCommit;
    this.#requestClock = new RequestClock(ports);
  }

  processOf(request: Pick<RequestRow, 'edition' | 'channel'>): ChannelProcessDeclaration {
    const process = this.#catalogue
      .edition(request.edition)
      ?.processes.find((candidate) => candidate.channel === request.channel);
    if (process === undefined) throw new Error(`no process for ${request.edition} ${request.channel}`);
    return process;
  }

  /** Where the request would go if these facts held. */
  foresee(request: RequestRow, facts: Facts): Path | null {
    if (request.currentStep === null) return null;
    const decided = request.decision === null ? {} : { decision: request.decision.outcome };
    return advance(this.processOf(request), request.currentStep, { ...decided, ...facts });
  }

  /** Whether the act asks for the payment at a condition of its own, and refuses when it is missing. */
  refusesUnpaid(request: RequestRow): boolean {
    const path = this.foresee(request, { payment: 'MISSING' });
    return path?.passed.some(({ step }) => step.action.do === 'CHECK_PAYMENT') ?? false;
  }

  /** Moves the locked request as far as the facts take it. Facts that do not settle its step are the caller's fault. */
  async move(transaction: Transaction, found: RequestRow, facts: Facts, options: MoveOptions): Promise<void> {
    const { decision } = options;
    const request = await this.resume(transaction, found);
    const path = this.foresee(
      request,
      decision === undefined ? facts : { ...facts, decision: decision.outcome },
    );
    if (path === null || path.passed.length === 0) {
      throw new Error(`request ${request.uuid} cannot move on from ${request.currentStep}`);
    }
    const now = this.#clock.now();
    const refusal = refusalOf(request, path, options, now);
    await saveMove(transaction, {
      request,
      path,
      actor: options.actor,
      entries: entriesOf(path, await resultNumberOf(transaction, request, path, options)),
      now,
      ...(refusal === null ? {} : { refusal }),
      ...(options.resultNumber === undefined ? {} : { resultNumber: options.resultNumber }),
      ...(options.assignee === undefined ? {} : { assignee: options.assignee }),
      ...(decision === undefined ? {} : { decision }),
      ...(options.representative === undefined ? {} : { representative: options.representative }),
      waitingOrganisation: waitingOrganisation(path, request),
      ...this.#requestClock.onArrival(request, path, now),
    });
    await this.arrive(transaction, request, path, now);
    if (path.waitsAt === null) {
      await cancelMessages(transaction, request.uuid, 'HELD');
      await this.#closeMoney(transaction, request, path, now);
    }
    this.tellAfter(transaction);
  }

  /** What begins when a request comes to wait: messages to other systems, questions to registries, time to pay. */
  async arrive(
    transaction: Transaction,
    request: Pick<RequestRow, 'uuid' | 'edition' | 'channel'> & AskedAbout,
    path: Path,
    now: Date,
  ): Promise<void> {
    const edition = this.#catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const plan = planExchanges(
      edition,
      this.processOf(request),
      path,
      request,
      this.#elsewhere(request, path),
      now,
    );
    await queueMessages(transaction, request.uuid, plan.messages, now);
    if (plan.released.length > 0) await releaseMessages(transaction, request.uuid, plan.released, now);
    const action = path.waitsAt?.action.do;
    if (action === 'QUERY_REGISTRIES')
      await this.#queue(transaction, ASK_REGISTRIES_TASK, request.uuid, null);
    if (action !== 'PAY') return;
    const until = new Date(now.getTime() + timeToPay(edition));
    await this.#queue(transaction, EXPIRE_PAYMENT_TASK, request.uuid, until);
  }

  /** Steps that are done in another system are passed by its reports alone. */
  #elsewhere(request: Pick<RequestRow, 'edition' | 'channel'>, { passed }: Path): Elsewhere | null {
    const system = this.#workplaces.systemOf(request);
    if (system === null) return null;
    const reported = passed.some(({ step }) => this.#workplaces.systemAt(request, step.key) !== null);
    return { system, reported };
  }

  /** The time of the provider does not run from then on, while something else is waited for. */
  async pause(transaction: Transaction, request: RequestRow, basis: PauseBasis, since: Date): Promise<void> {
    await this.#requestClock.pause(transaction, request, this.processOf(request), basis, since);
  }

  /** It runs on, where it was paused, for that reason where one is named. Answers the request with its new dates. */
  async resume(transaction: Transaction, request: RequestRow, basis?: PauseBasis): Promise<RequestRow> {
    const open = openPause(clockOf(request));
    if (open === null || (basis !== undefined && open.basis !== basis)) return request;
    return this.#requestClock.resume(transaction, request, this.processOf(request), this.#clock.now());
  }

  /** The dates of a draft when it is begun. */
  datesOfDraft(edition: EditionDeclaration, channel: Channel, path: Path): StepDates {
    return this.#requestClock.onBeginning(edition, channel, path, this.#clock.now());
  }

  /** Counts the dates of the locked request anew, from what they follow from, and writes them. */
  recount(transaction: Transaction, request: RequestRow & { readonly clock: ClockRow }): Promise<StepDates> {
    return this.#requestClock.recount(transaction, request, this.processOf(request));
  }

  async #queue(transaction: Transaction, task: string, requestId: string, at: Date | null): Promise<void> {
    await transaction.query('SELECT queue_job($1, $2::json, $3::timestamptz, $4)', [
      task,
      JSON.stringify({ requestId }),
      at,
      `${task}:${requestId}`,
    ]);
  }

  /** Ends the request outside the numbered steps: the applicant takes it back, or its time is over. */
  async end(
    transaction: Transaction,
    found: RequestRow,
    status: 'WITHDRAWN' | 'EXPIRED',
    actor: Actor,
    entry: Pick<LogEntry, 'type' | 'values'> = { type: status },
  ): Promise<void> {
    const request = await this.resume(transaction, found);
    const stepKey = request.currentStep ?? '';
    const step = this.processOf(request).steps.find((candidate) => candidate.key === stepKey);
    if (step === undefined) throw new Error(`request ${request.uuid} has ended`);
    const now = this.#clock.now();
    const path: Path = {
      passed: [{ step, state: 'FAILED', answer: null }],
      waitsAt: null,
      statuses: [{ status, stepKey, type: status }],
      sent: false,
      refusal: null,
    };
    await saveMove(transaction, {
      request,
      path,
      waitingOrganisation: null,
      ...NO_DATES,
      actor,
      entries: [{ ...entry, status, stepKey }],
      now,
    });
    await cancelMessages(transaction, request.uuid, 'ALL');
    await this.#closeMoney(transaction, request, path, now);
    this.tellAfter(transaction);
  }

  async #closeMoney(transaction: Transaction, request: RequestRow, path: Path, now: Date): Promise<void> {
    const [last] = path.statuses.slice(-1);
    if (last === undefined) throw new Error(`request ${request.uuid} has ended in no status`);
    const sent = request.sent || path.sent;
    await closeMoney(transaction, this.#payments, request, { ...last, sent, now });
  }

  tellAfter(transaction: Transaction): void {
    transaction.afterCommit(this.#onCommit);
  }
}

/** Of a notice that ends the request, or of the signed refusal that is its result. */
function refusalOf(request: RequestRow, path: Path, options: MoveOptions, now: Date): RefusalRecord | null {
  const decided = options.decision ?? request.decision;
  const signed = path.passed.find(({ step, answer }) => step.action.do === 'ISSUE_RESULT' && answer === null);
  const refusedByResult = decided?.outcome === 'REFUSED' && signed !== undefined;
  if (path.refusal === null && !refusedByResult) return null;
  const from = decided?.outcome === 'REFUSED' ? decided : null;
  return {
    ...(path.refusal ?? signedRefusal(signed?.step)),
    grounds: options.grounds ?? from?.grounds ?? [],
    reasoning: options.reasoning ?? from?.reasoning ?? null,
    fault: options.fault ?? null,
    at: now.toISOString(),
  };
}

/** The signed refusal as the result: where the act has it signed, and what it is. */
function signedRefusal(
  step: StepDeclaration | undefined,
): Pick<RefusalRecord, 'notice' | 'clause' | 'document'> {
  if (step?.action.do !== 'ISSUE_RESULT') throw new Error('a refusal is neither told nor signed');
  const { document, refusalDocument = document } = step.action;
  return { notice: 'RESULT', clause: step.clause, document: refusalDocument };
}

/** Whose staff the request waits for; null while it waits for the applicant or another system, and when it has ended. */
export function waitingOrganisation(
  { waitsAt }: Path,
  request: Pick<RequestRow, 'provider' | 'desk'>,
): string | null {
  const role = waitsAt === null ? null : roleOf(waitsAt);
  return role === null ? null : organisationFor(role, request);
}

function entriesOf(path: Path, resultNumber: string | null): LogEntry[] {
  return path.statuses.map(({ status, stepKey, type }) => ({
    type: status === 'REFUSED' ? `REFUSED_${path.refusal?.notice ?? 'RESULT'}` : type,
    status,
    stepKey,
    ...(resultNumber !== null && NUMBERED.includes(status) ? { values: { number: resultNumber } } : {}),
  }));
}

/** Statuses that are told with the number of the result. */
const NUMBERED: readonly string[] = ['RESULT_READY', 'COMPLETED', 'REFUSED'];

async function resultNumberOf(
  transaction: Transaction,
  request: RequestRow,
  path: Path,
  options: MoveOptions,
): Promise<string | null> {
  if (options.resultNumber !== undefined) return options.resultNumber;
  if (!path.statuses.some(({ status }) => NUMBERED.includes(status))) return null;
  const [row] = await transaction.query<{ number: string | null }>(
    'SELECT number FROM request_result WHERE request_id = $1',
    [request.uuid],
  );
  return row?.number ?? null;
}
