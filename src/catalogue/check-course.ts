import type { DeclarationFault } from './declaration-fault.ts';
import type { ChannelProcessDeclaration, StepDeclaration } from './edition.ts';
import type { StepActionKind } from './step-action.ts';

/** Steps at which somebody else than the applicant and the desk has the request. */
const BEYOND_THE_DESK: readonly StepActionKind[] = ['DELIVER', 'DISPATCH_PAPERS', 'REGISTER'];

/** What has happened on a way through a process. */
interface Course {
  readonly sent: number;
  readonly decided: 'NO' | 'GRANTED_ONLY' | 'EITHER';
  readonly signed: boolean;
}

/**
 * What holds on every way through a process, whatever is answered: a request is sent once, before anybody beyond the desk
 * has it; nothing is signed before it is decided; what may have been refused can be signed as a refusal.
 */
export function checkCourse(process: ChannelProcessDeclaration): readonly DeclarationFault[] {
  const [first] = process.steps;
  if (first === undefined) return [];
  const faults = new Map<string, DeclarationFault>();
  const note = (code: string, at: string): void => {
    faults.set(`${code} ${at}`, { code, at });
  };
  walk(process, first, { sent: 0, decided: 'NO', signed: false }, new Set(), note);
  for (const step of process.steps) {
    const back = 'returnsTo' in step.action ? step.action.returnsTo : undefined;
    if (back !== undefined && !isBefore(process, back, step)) note('RETURN_LEADS_NOWHERE', step.key);
  }
  return [...faults.values()];
}

function walk(
  process: ChannelProcessDeclaration,
  step: StepDeclaration,
  before: Course,
  seen: ReadonlySet<string>,
  note: (code: string, at: string) => void,
): void {
  /* A process that goes round is told by checkProcess; its rounds are not followed here. */
  if (seen.has(step.key)) return;
  if (BEYOND_THE_DESK.includes(step.action.do) && before.sent === 0) note('NOT_SENT', step.key);
  if (step.sends === true && before.sent > 0) note('SENT_TWICE', step.key);
  if (step.action.do === 'ISSUE_RESULT') {
    if (before.decided === 'NO') note('SIGNED_BEFORE_DECIDED', step.key);
    if (before.decided === 'EITHER' && step.action.refusalDocument === undefined) {
      note('REFUSAL_WITHOUT_DOCUMENT', step.key);
    }
  }
  for (const { to, when } of step.next) {
    const next = process.steps.find(({ key }) => key === to);
    const course = passed(step, when, before);
    if (next !== undefined) walk(process, next, course, new Set([...seen, step.key]), note);
    else if (to === null && step.action.do !== 'REFUSE' && !course.signed)
      note('ENDS_WITHOUT_RESULT', step.key);
  }
}

function passed(step: StepDeclaration, when: 'PASS' | 'FAIL' | undefined, before: Course): Course {
  return {
    sent: before.sent + (step.sends === true && when !== 'FAIL' ? 1 : 0),
    decided: decidedBy(step, when) ?? before.decided,
    signed: before.signed || step.action.do === 'ISSUE_RESULT',
  };
}

function decidedBy({ action }: StepDeclaration, when: 'PASS' | 'FAIL' | undefined): Course['decided'] | null {
  if (action.do === 'DRAFT_DECISION') return 'EITHER';
  return action.do === 'EXAMINE' && when === 'PASS' ? 'GRANTED_ONLY' : null;
}

function isBefore(process: ChannelProcessDeclaration, key: string, step: StepDeclaration): boolean {
  const place = process.steps.findIndex((candidate) => candidate.key === key);
  return place >= 0 && place < process.steps.indexOf(step);
}
