import type { Catalogue } from '../../catalogue/index.ts';
import {
  noteReport,
  packed,
  type ReceiptReason,
  type ReportLine,
  releaseAction,
  type SignedBytes,
  wasReported,
} from '../../exchange/index.ts';
import type { ReportAnswer, ReportedStep, SystemReport } from '../../gateway/index.ts';
import type { PersonStore, StaffMember, Viewer } from '../../identity/index.ts';
import { openIncident } from '../../incidents/index.ts';
import { type Clock, DomainError, DomainErrors } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import type { CompleteStep } from '../complete-step.ts';
import { heldBySystem } from '../exchange-plan.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { addLogEntry, findRequest, lockRequest } from '../request-store.ts';
import { callOf } from './report-call.ts';
import { type SystemNumberKind, saveSystemNumber } from './system-number-store.ts';
import type { ToldStep } from './told-step.ts';
import { whyNotDue } from './why-not-due.ts';
import type { Workplaces } from './workplaces.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly workplaces: Workplaces;
  readonly people: Pick<PersonStore, 'findByIin'>;
  readonly completeStep: CompleteStep;
  readonly clock: Clock;
}

/** Another call has taken the same report: what this one did is undone. */
class Repeated extends Error {}

/** Clocks of other systems may go so much before ours. */
const CLOCK_DIFFERENCE_MILLISECONDS = 5 * 60_000;
/** Others may move the request while a report of it is looked at. */
const TRIES = 3;
/** The same report may be taken later. */
const TOO_EARLY: readonly string[] = ['STEP_NOT_REACHED', 'VERSION_STALE'];
/** The books of the two systems differ, and no other report of it sets that right. */
const DIFFERENCES: readonly string[] = ['REQUEST_ENDED', 'STEP_PASSED'];

/**
 * What another system reports of a request that was sent to it. A step goes through the use case of our own desk, as of the
 * official who did it, and by the same rules; the report's line and the move are written together or not at all.
 */
export class TakeReport {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** `bin` is of the system that signed it; `came`: in what, where it may be kept. */
  async run(report: SystemReport, bin: string, came: SignedBytes | null): Promise<ReportAnswer> {
    const { database } = this.#ports;
    const line: ReportLine = {
      ...{ sender: report.from, senderBin: bin, messageId: report.messageId },
      told: report.content.of === 'STATUS' ? report.content.action : report.content.step.act.did,
      bytes: came === null ? null : await packed(came),
    };
    if (await wasReported(database, line)) return this.#repeated(line, report.correlationId);
    const request = await findRequest(database, report.correlationId);
    if (request === null || !this.#wasSentTo(report, request)) {
      await this.#note(line, 'UNKNOWN', null);
      return { code: 'REQUEST_UNKNOWN', again: false };
    }
    try {
      await this.#take(report, request, line);
      return null;
    } catch (fault) {
      /* Another call with the same report may have been first, and this one was refused for what that one changed. */
      if (fault instanceof Repeated || (await wasReported(database, line)))
        return this.#repeated(line, request.uuid);
      return this.#refused(report, line, request, firstOf(fault));
    }
  }

  #wasSentTo({ from, request: number }: SystemReport, request: RequestRow): boolean {
    const { steps } = this.#ports.mover.processOf(request);
    return (
      request.number === number && steps.some(({ action }) => action.do === 'DELIVER' && action.to === from)
    );
  }

  async #take(report: SystemReport, request: RequestRow, line: ReportLine): Promise<void> {
    const { content, from } = report;
    if (this.#ports.workplaces.systemOf(request) !== from) throw new DomainError('WORKPLACE_HERE');
    this.#requireTime(report, request);
    if (content.of === 'STATUS') return this.#takeStatus(request.uuid, from, content.action, line);
    for (let tries = 1; ; tries++) {
      try {
        return await this.#takeStep(report, content.step, line);
      } catch (fault) {
        if (!(fault instanceof DomainError) || fault.code !== 'VERSION_STALE' || tries === TRIES) throw fault;
      }
    }
  }

  #requireTime({ at }: SystemReport, { sentAt }: RequestRow): void {
    const latest = this.#ports.clock.now().getTime() + CLOCK_DIFFERENCE_MILLISECONDS;
    const earliest = Date.parse(sentAt ?? '') - CLOCK_DIFFERENCE_MILLISECONDS;
    if (at.getTime() < earliest || at.getTime() > latest) throw new DomainError('REPORT_TIME_WRONG');
  }

  /** What the act has the system tell, without a step of its own. */
  async #takeStatus(uuid: string, system: string, action: string, line: ReportLine): Promise<void> {
    const { database, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const request = await lockRequest(transaction, uuid);
      if (request === null) throw new Error(`request ${uuid} is gone`);
      const now = clock.now();
      await this.#witness(transaction, request, line);
      const became = await releaseAction(transaction, request.uuid, heldBySystem(system), action, now);
      if (became === 'NONE' && this.#isToBeTold(request, system, action))
        throw new DomainError('STEP_NOT_REACHED');
      if (became !== 'RELEASED') throw new DomainError('STATUS_NOT_DUE');
    });
  }

  /** Whether the act has the system tell it, at a later step of a request that goes on. */
  #isToBeTold({ edition, currentStep }: RequestRow, system: string, action: string): boolean {
    const exchanges = this.#ports.catalogue.edition(edition)?.exchanges ?? [];
    return (
      currentStep !== null &&
      exchanges.some((one) => one.from === system && `${one.table}-${one.action}` === action)
    );
  }

  async #takeStep(report: SystemReport, step: ReportedStep, line: ReportLine): Promise<void> {
    const { database, mover, people, completeStep } = this.#ports;
    const request = await findRequest(database, report.correlationId);
    if (request === null) throw new Error(`request ${report.correlationId} is gone`);
    const notDue = whyNotDue(mover.processOf(request), request, step.key);
    if (notDue !== null) throw new DomainError(notDue);
    const official = await people.findByIin(step.official);
    if (official === null || official.organisation !== request.provider)
      throw new DomainError('OFFICIAL_UNKNOWN');
    const { act } = step;
    const assignee = 'assignee' in act && act.assignee !== null ? await people.findByIin(act.assignee) : null;
    if ('assignee' in act && act.assignee !== null && assignee === null)
      throw new DomainError('ASSIGNEE_UNKNOWN');
    const told: ToldStep = {
      system: report.from,
      witness: async (transaction, locked) => {
        await this.#witness(transaction, locked, line);
        await this.#saveNumber(transaction, locked, report.from, act);
      },
      ...(act.did === 'ISSUED' ? { paper: { pdf: act.paper, preparedAt: report.at } } : {}),
    };
    const seen = { requestId: request.uuid, version: request.version };
    await completeStep.run(asViewer(official, line), callOf(step, seen, assignee?.id ?? null), told);
  }

  async #saveNumber(
    transaction: Transaction,
    request: RequestRow,
    system: string,
    act: ReportedStep['act'],
  ): Promise<void> {
    if (!('number' in act) || act.number === null) return;
    const now = this.#ports.clock.now();
    const { number } = act;
    const kind: SystemNumberKind = act.did === 'ISSUED' ? 'RESULT' : 'REQUEST';
    if (!(await saveSystemNumber(transaction, request.uuid, { system, kind, number }, now)))
      throw new DomainError('SYSTEM_NUMBER_TAKEN');
    if (kind === 'RESULT') return;
    const { status, currentStep: stepKey } = request;
    await addLogEntry(
      transaction,
      request,
      { type: 'NUMBERED_BY_SYSTEM', status, stepKey, values: { number } },
      now,
    );
  }

  async #witness(transaction: Transaction, { uuid }: RequestRow, line: ReportLine): Promise<void> {
    const at = this.#ports.clock.now();
    if (!(await noteReport(transaction, line, { outcome: 'TAKEN', subjectId: uuid, at })))
      throw new Repeated();
  }

  async #repeated(line: ReportLine, subjectId: string): Promise<null> {
    await this.#note(line, 'REPEATED', subjectId);
    return null;
  }

  async #refused(
    report: SystemReport,
    line: ReportLine,
    request: RequestRow,
    { code, values = {} }: DomainError,
  ): Promise<ReportAnswer> {
    const { database, clock } = this.#ports;
    const again = TOO_EARLY.includes(code);
    await database.transaction(async (transaction) => {
      const at = clock.now();
      const reason: ReceiptReason = { code, values };
      await noteReport(transaction, line, { outcome: 'REFUSED', subjectId: request.uuid, at, reason });
      if (!DIFFERENCES.includes(code)) return;
      await openIncident(transaction, {
        subject: { kind: 'EXCHANGE', type: 'report', id: request.uuid, requestId: request.uuid },
        code: 'DIFFERENCE',
        details: { from: report.from, told: line.told, reason: code },
        job: null,
        at,
      });
    });
    return { code, again };
  }

  async #note(line: ReportLine, outcome: 'UNKNOWN' | 'REPEATED', subjectId: string | null): Promise<void> {
    const { database, clock } = this.#ports;
    await database.transaction((transaction) =>
      noteReport(transaction, line, { outcome, subjectId, at: clock.now() }),
    );
  }
}

/** Whoever did it, as of the system's word: nobody has logged in here. */
function asViewer(official: StaffMember, { messageId }: ReportLine): Viewer {
  return { ...official, sessionId: messageId, loggedInWith: 'IIN' };
}

/** The first reason why it may not be; any other fault is thrown on. */
function firstOf(fault: unknown): DomainError {
  const [first] = fault instanceof DomainErrors ? fault.errors : [fault];
  if (!(first instanceof DomainError)) throw fault;
  return first;
}
