import type { Catalogue, StaffRole } from '../../catalogue/index.ts';
import type { StaffMember } from '../../identity/index.ts';
import type { Clock, WorkingCalendar } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import { stepOf } from '../advance.ts';
import { activeStepOf, clockOf, openPause } from '../deadlines/clock-row.ts';
import { officeOf } from '../deadlines/due-after.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { isOfCentre, organisationFor, type StaffAction, staffAction } from '../staff-actions.ts';
import { closeEscalationIncident, openEscalationIncident } from './escalation-incident.ts';
import { addEscalation, findWaiting, lockReached, setNextRung } from './escalation-store.ts';
import { ladder } from './ladder.ts';
import { RUNGS, type Rung } from './rung.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly calendar: () => WorkingCalendar;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
  readonly clock: Clock;
}

/** Whom a rung tells besides those whose turn it is. */
const SUPERIORS: Readonly<Record<Rung, readonly StaffRole[]>> = {
  HALF: [],
  DUE: ['UNIT_HEAD'],
  OVERDUE: ['UNIT_HEAD', 'HEAD'],
};

/**
 * The job that tells of each rung that waiting steps have reached, once, also late. One request is one transaction: any
 * number of nodes may sweep at once, and one that fails holds up no other.
 */
export class EscalateSteps {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Fails once all have been tried, where any failed: each is an incident, and the next sweep tries them again. */
  async run(): Promise<void> {
    const failed: string[] = [];
    const faults: unknown[] = [];
    for (;;) {
      let taken: string | null = null;
      try {
        await this.#ports.database.transaction(async (transaction) => {
          const request = await lockReached(transaction, this.#ports.clock.now(), failed);
          taken = request?.uuid ?? null;
          if (request !== null) await this.#tell(transaction, request);
        });
      } catch (fault) {
        if (taken === null) throw fault;
        failed.push(taken);
        faults.push(fault);
        await openEscalationIncident(this.#ports.database, taken, this.#ports.clock.now());
      }
      if (taken === null) break;
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} requests were not escalated`);
  }

  async #tell(transaction: Transaction, request: RequestRow): Promise<void> {
    const { catalogue, clock, mover } = this.#ports;
    const edition = catalogue.edition(request.edition);
    const ledger = clockOf(request);
    const active = activeStepOf(ledger);
    if (edition === null || active === null) throw new Error(`request ${request.uuid} waits at no step`);
    const process = mover.processOf(request);
    const step = stepOf(process, active.key);
    const action = staffAction(process, step);
    const waiting = await findWaiting(transaction, request.uuid, active.seq);
    if (action === null || waiting.dueAt === null || openPause(ledger) !== null) {
      await setNextRung(transaction, request.uuid, null);
      return;
    }
    const from = new Date(active.startedAt);
    const rungs = ladder(
      from,
      new Date(waiting.dueAt),
      officeOf(edition, step, from, this.#ports.calendar()),
      ledger.pauses,
    );
    const now = clock.now();
    let next: Date | null = null;
    for (const rung of RUNGS) {
      const reachedAt = rungs[rung];
      if (reachedAt === null || waiting.told.includes(rung)) continue;
      if (reachedAt <= now) {
        const told = await this.#whomToTell(request, action, rung);
        await addEscalation(transaction, request, { seq: active.seq, rung, told, at: now });
      } else {
        next ??= reachedAt;
      }
    }
    await setNextRung(transaction, request.uuid, next);
    await closeEscalationIncident(transaction, request.uuid, now);
    mover.tellAfter(transaction);
  }

  /** Those whose turn it is first, each once. */
  async #whomToTell(request: RequestRow, action: StaffAction, rung: Rung): Promise<string[]> {
    const turn = await this.#holders(request, action.role, action.assigneeOnly);
    /* A centre's staff has no superiors among the roles: its own are told again. */
    const superiors = isOfCentre(action.role) ? [] : SUPERIORS[rung];
    const above = await Promise.all(superiors.map((role) => this.#holders(request, role, true)));
    return [...new Set([...turn, ...above.flat()])];
  }

  /** Whom the request was handed to in that role; everybody who holds it where it was handed to nobody. */
  async #holders(request: RequestRow, role: StaffRole, handed: boolean): Promise<string[]> {
    const assignee = handed ? request.assignees[role] : undefined;
    if (assignee !== undefined) return [assignee];
    const organisation = organisationFor(role, request);
    return organisation === null ? [] : (await this.#ports.listStaff(organisation, role)).map(({ id }) => id);
  }
}
