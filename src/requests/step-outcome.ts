import type { Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { DecisionRecord } from './request.ts';
import type { Assignee } from './request-store.ts';
import { newResultNumber } from './result-number.ts';
import type { StaffAction } from './staff-actions.ts';
import type { StepCall } from './step-call.ts';
import type { StepAnswer } from './step-rules.ts';

/** What a member of staff's act at a step adds to the move. */
export interface StepOutcome {
  readonly answer: StepAnswer | null;
  readonly reasoning?: string | null;
  readonly assignee?: Assignee;
  readonly decision?: DecisionRecord;
  readonly resultNumber?: string;
}

const MAX_REASONING = 4000;
const REASONING = ['input', 'decision', 'reasoning'];
const GROUNDS = ['input', 'decision', 'grounds'];

/** What follows from the call at a step that is not a signature; whom it may be handed to is asked for besides. */
export function outcomeOf(
  action: StaffAction,
  viewer: Viewer,
  call: StepCall,
  now: Date,
): Omit<StepOutcome, 'assignee'> {
  if (call.action === 'RETURN') {
    if ((call.note ?? '').trim() === '') throw new DomainError('NOTE_REQUIRED', { path: ['input', 'note'] });
    return { answer: 'RETURN' };
  }
  switch (action.action) {
    case 'DECIDE': {
      const decision = decisionOf(viewer, call, now);
      if (decision.outcome === 'REFUSED') return { answer: 'FAIL', decision };
      return { answer: 'PASS', decision, resultNumber: newResultNumber(now) };
    }
    case 'DRAFT_DECISION':
      return { answer: null, decision: draftOf(viewer, call, now), resultNumber: newResultNumber(now) };
    case 'TAKE_IN':
    case 'CHECK_COMPLETENESS':
      return completenessOf(call);
    default:
      return { answer: null };
  }
}

/** Granted without grounds, or refused with at least one. */
function decisionOf(viewer: Viewer, { decision }: StepCall, now: Date): DecisionRecord {
  if (decision === null) throw new DomainError('DECISION_REQUIRED', { path: ['input', 'decision'] });
  const { outcome, reasoning, sources } = decision;
  const grounds = [...new Set(decision.grounds)];
  requireShort(reasoning);
  if (outcome === 'GRANTED' && grounds.length > 0)
    throw new DomainError('GROUNDS_NOT_EXPECTED', { path: GROUNDS });
  if (outcome === 'REFUSED' && grounds.length === 0)
    throw new DomainError('GROUNDS_REQUIRED', { path: GROUNDS });
  return {
    outcome,
    grounds,
    reasoning,
    ...(sources.length === 0 ? {} : { sources }),
    byName: viewer.name,
    at: now.toISOString(),
  };
}

/** A draft to refuse becomes the reasoned refusal (дәлелді жауап) that the act wants: in words of its own. */
function draftOf(viewer: Viewer, call: StepCall, now: Date): DecisionRecord {
  const decision = decisionOf(viewer, call, now);
  if (decision.outcome === 'REFUSED' && (decision.reasoning ?? '').trim() === '')
    throw new DomainError('REFUSAL_NOT_REASONED', { path: REASONING });
  return decision;
}

/** Complete, or not and in which words: what is missing is told to the applicant. */
function completenessOf({ decision }: StepCall): Omit<StepOutcome, 'assignee'> {
  if (decision === null) throw new DomainError('DECISION_REQUIRED', { path: ['input', 'decision'] });
  const { outcome, reasoning } = decision;
  requireShort(reasoning);
  if (decision.grounds.length > 0) throw new DomainError('GROUNDS_NOT_EXPECTED', { path: GROUNDS });
  if (outcome === 'GRANTED') return { answer: 'PASS' };
  if ((reasoning ?? '').trim() === '') throw new DomainError('REASONING_REQUIRED', { path: REASONING });
  return { answer: 'FAIL', reasoning };
}

function requireShort(reasoning: string | null): void {
  if ((reasoning?.length ?? 0) <= MAX_REASONING) return;
  throw new DomainError('REASONING_TOO_LONG', { path: REASONING, values: { limit: MAX_REASONING } });
}
