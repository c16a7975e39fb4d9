import type { Catalogue } from '../../catalogue/index.ts';
import { isStaffOf, type Viewer } from '../../identity/index.ts';
import { type Clock, DomainError, type WorkingCalendar } from '../../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce, type Transaction } from '../../postgres/index.ts';
import { stepOf } from '../advance.ts';
import { lockStaffRequest } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { addLogEntry, raiseVersion } from '../request-store.ts';
import { requireCurrent, type StepCall } from '../step-call.ts';
import { activeStepOf, type ClockRow, clockOf, isExtended, WHOLE_SERVICE } from './clock-row.ts';
import { deadlineOf, dueAt } from './deadline.ts';
import { addExtension } from './deadline-store.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
}

export const EXTENSION_REFUSALS = ['EXTENSION_NOT_ALLOWED', 'EXTENDED_ALREADY', 'DEADLINE_PASSED'] as const;
type Refusal = (typeof EXTENSION_REFUSALS)[number];

/** The seq of the step whose time may be extended, or WHOLE_SERVICE; why none may, otherwise. */
export function extendable(
  { catalogue, mover, calendar }: Pick<Ports, 'catalogue' | 'mover' | 'calendar'>,
  request: RequestRow,
  clock: ClockRow,
  now: Date,
): number | Refusal {
  const edition = catalogue.edition(request.edition);
  const active = activeStepOf(clock);
  if (edition === null || active === null || request.sentAt === null) return 'EXTENSION_NOT_ALLOWED';
  const step = stepOf(mover.processOf(request), active.key);
  const sentAt = new Date(request.sentAt);
  const candidates = [
    { seq: active.seq, code: step.timeLimit, of: { step, startedAt: new Date(active.startedAt) } },
    { seq: WHOLE_SERVICE, code: edition.totalTimeLimit, of: { step: null, startedAt: sentAt } },
  ];
  for (const { seq, code, of } of candidates) {
    const extended = isExtended(clock, seq);
    const deadline = deadlineOf(edition, code, {
      ...of,
      channel: request.channel,
      sentAt,
      calendar: calendar(),
      pauses: clock.pauses,
      extended,
    });
    if (deadline === null || !('extendableBy' in deadline.limit)) continue;
    if (extended) return 'EXTENDED_ALREADY';
    const due = dueAt(deadline, now);
    if (due === null) return 'EXTENSION_NOT_ALLOWED';
    return due < now ? 'DEADLINE_PASSED' : seq;
  }
  return 'EXTENSION_NOT_ALLOWED';
}

export function mayExtend(viewer: Viewer, request: Pick<RequestRow, 'provider'>): boolean {
  return viewer.role === 'HEAD' && isStaffOf(viewer, request.provider);
}

/** The head extends what the act lets be extended, once and before it has passed, and says why; the applicant is told. */
export class ExtendDeadline {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, call: StepCall, repeatable: RepeatableCall): Promise<string> {
    const reason = (call.note ?? '').trim();
    if (reason === '') throw new DomainError('NOTE_REQUIRED', { path: ['input', 'note'] });
    return this.#ports.database.transaction(async (transaction) => {
      const request = await lockStaffRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(request, call);
        if (!mayExtend(viewer, request)) throw new DomainError('NOT_YOUR_STEP');
        await this.#extend(transaction, viewer, request, reason);
      });
    });
  }

  async #extend(transaction: Transaction, viewer: Viewer, found: RequestRow, reason: string): Promise<void> {
    const { mover, clock } = this.#ports;
    const now = clock.now();
    const request = await mover.resume(transaction, found);
    const ledger = clockOf(request);
    const seq = extendable(this.#ports, request, ledger, now);
    if (typeof seq === 'string') throw new DomainError(seq);
    const at = now.toISOString();
    await addExtension(transaction, { requestId: request.uuid, seq, reason, extendedBy: viewer.id, at: now });
    const extensions = [...ledger.extensions, { seq, reason, at }];
    const dates = await mover.recount(transaction, { ...request, clock: { ...ledger, extensions } });
    const until = seq === WHOLE_SERVICE ? dates.serviceDueAt : dates.stepDueAt;
    if (until === null) throw new DomainError('EXTENSION_NOT_ALLOWED');
    await raiseVersion(transaction, request.uuid, now);
    const { status, currentStep: stepKey } = request;
    const values = { reason, until: until.toISOString() };
    await addLogEntry(transaction, request, { type: 'DEADLINE_EXTENDED', status, stepKey, values }, now);
    mover.tellAfter(transaction);
  }
}
