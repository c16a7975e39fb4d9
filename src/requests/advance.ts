import type { ChannelProcessDeclaration, RefusalNotice, StepDeclaration } from '../catalogue/index.ts';
import type { RequestStatus } from './request-status.ts';
import { type Facts, returnsTo, type StepAnswer, stepRule } from './step-rules.ts';

export interface PassedStep {
  readonly step: StepDeclaration;
  readonly state: 'DONE' | 'FAILED';
  readonly answer: StepAnswer | null;
}

/** How far a request goes with what is known: the steps it passes, where it waits then, what the public is told. */
export interface Path {
  readonly passed: readonly PassedStep[];
  /** The step it waits at; null when the process has ended. */
  readonly waitsAt: StepDeclaration | null;
  /** Public statuses on the way, in order, each once. */
  readonly statuses: readonly {
    readonly status: RequestStatus;
    readonly stepKey: string;
    readonly type: string;
  }[];
  readonly sent: boolean;
  readonly refusal: { readonly notice: RefusalNotice; readonly clause: string } | null;
}

/** Follows the declared ways on from a step for as long as the facts settle the steps. Knows no act. */
export function advance(process: ChannelProcessDeclaration, from: string, facts: Facts): Path {
  const passed: PassedStep[] = [];
  let step: StepDeclaration | null = stepOf(process, from);
  while (step !== null) {
    const settlement = stepRule(step.action.do).settle(facts, step);
    if (settlement === null) break;
    passed.push({ step, ...settlement });
    step = follow(process, step, settlement.answer);
  }
  return { passed, waitsAt: step, ...consequences(passed, step, facts) };
}

export function firstStep(process: ChannelProcessDeclaration): string {
  const [first] = process.steps;
  if (first === undefined) throw new Error(`process ${process.paragraph} has no steps`);
  return first.key;
}

export function stepOf(process: ChannelProcessDeclaration, key: string): StepDeclaration {
  const step = process.steps.find((candidate) => candidate.key === key);
  if (step === undefined) throw new Error(`process ${process.paragraph} has no step ${key}`);
  return step;
}

function follow(
  process: ChannelProcessDeclaration,
  step: StepDeclaration,
  answer: StepAnswer | null,
): StepDeclaration | null {
  if (step.action.do === 'REFUSE') return null;
  if (answer === 'RETURN') return stepOf(process, returnsTo(step.action) ?? '');
  const way = step.next.find((transition) => (transition.when ?? null) === answer);
  if (way === undefined) throw new Error(`step ${step.key} has no way on for ${answer}`);
  return way.to === null ? null : stepOf(process, way.to);
}

function consequences(
  passed: readonly PassedStep[],
  waitsAt: StepDeclaration | null,
  facts: Facts,
): Pick<Path, 'statuses' | 'sent' | 'refusal'> {
  const statuses: { status: RequestStatus; stepKey: string; type: string }[] = [];
  /* A status that goes on at the next step is told once, as of that step: there it waits for somebody. */
  const tell = (status: RequestStatus, stepKey: string, type: string = status): void => {
    const before = statuses.at(-1)?.status === status ? statuses.pop() : undefined;
    statuses.push({ status, stepKey, type: before?.type ?? type });
  };
  let sent = false;
  let refusal: Path['refusal'] = null;
  for (const { step, answer } of passed) {
    const { whenDone } = stepRule(step.action.do);
    if (step.sends === true && answer !== 'FAIL') {
      sent = true;
      tell('SENT', step.key);
    }
    if (whenDone !== undefined && answer !== 'RETURN') tell(whenDone, step.key);
    if (answer === 'RETURN') tell('IN_PROGRESS', step.key, 'RETURNED');
    if (step.action.do === 'REFUSE') refusal = { notice: step.action.notice, clause: step.clause };
  }
  const last = passed.at(-1)?.step;
  if (waitsAt !== null) {
    const { whileActive, entry } = stepRule(waitsAt.action.do);
    const paid = passed.some(({ step, state }) => step.action.do === 'PAY' && state === 'DONE');
    const type = entry?.(waitsAt.action) ?? (paid ? `PAID_${whileActive}` : undefined);
    if (whileActive !== null) tell(whileActive, waitsAt.key, type);
  } else if (last !== undefined) {
    const refused = refusal !== null || facts.decision === 'REFUSED';
    tell(
      refused ? 'REFUSED' : 'COMPLETED',
      last.key,
      last.action.do === 'HAND_OVER' ? 'HANDED_OVER' : undefined,
    );
  }
  return { statuses, sent, refusal };
}
