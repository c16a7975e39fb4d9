import { type DeclarationFault, repeated } from './declaration-fault.ts';
import type { ChannelProcessDeclaration, EditionDeclaration, StepDeclaration, StepKind } from './edition.ts';
import type { StepActionKind } from './step-action.ts';

const CONDITION_ACTIONS: readonly StepActionKind[] = [
  'CHECK_AUTHENTICATION',
  'CHECK_PAYMENT',
  'CHECK_CERTIFICATE',
  'CHECK_REGISTRY_DATA',
  'CHECK_COMPLETENESS',
  'CHECK_DECISION',
  'TAKE_IN',
  'EXAMINE',
];

/** The graph of one channel: numbering, names, answers of the conditions, and that every way ends. */
export function checkProcess(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
): readonly DeclarationFault[] {
  if (process.steps.length === 0) return [{ code: 'NO_STEP', at: process.channel }];
  return [
    ...repeated(process.steps.map(({ key }) => key)).map((at) => ({ code: 'STEP_REPEATED', at })),
    ...checkNumbering(process),
    ...process.steps.flatMap((step) => checkStep(edition, process, step)),
    ...checkWays(process),
  ];
}

function checkNumbering(process: ChannelProcessDeclaration): readonly DeclarationFault[] {
  const counts: Record<StepKind, number> = { PREREQUISITE: 0, PROCESS: 0, CONDITION: 0, ACTION: 0 };
  return process.steps.flatMap((step) => {
    if (step.kind === 'ACTION') {
      return isActionKey(process, step) ? [] : [{ code: 'KEY_UNLIKE_NUMBER', at: step.key }];
    }
    counts[step.kind] += 1;
    const number = counts[step.kind];
    const printed = step.kind === 'PREREQUISITE' ? null : number;
    if (step.number !== printed) return [{ code: 'NUMBER_OUT_OF_ORDER', at: step.key }];
    const key = `${process.channel}.${step.kind}.${number}`;
    return step.key === key ? [] : [{ code: 'KEY_UNLIKE_NUMBER', at: step.key }];
  });
}

/** An action carries the act's number, which starts anew in no process, or a word where the act has none. */
function isActionKey(process: ChannelProcessDeclaration, { key, number }: StepDeclaration): boolean {
  const [channel, kind, name, ...rest] = key.split('.');
  if (channel !== process.channel || kind !== 'ACTION' || rest.length > 0) return false;
  return number === null ? /^[A-Z_]+$/.test(name ?? '') : name === String(number);
}

function checkStep(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  step: StepDeclaration,
): readonly DeclarationFault[] {
  const codes: string[] = [];
  const { action } = step;
  if (!edition.participants.some(({ code }) => code === step.participant)) codes.push('PARTICIPANT_UNKNOWN');
  if (step.timeLimit !== undefined && !edition.timeLimits.some(({ code }) => code === step.timeLimit)) {
    codes.push('TIME_LIMIT_UNKNOWN');
  }
  if (step.kind !== 'ACTION' && !step.clause.startsWith(`${process.paragraph}-`)) {
    codes.push('CLAUSE_OF_ANOTHER_PARAGRAPH');
  }
  if (step.kind === 'CONDITION' && !isCondition(step)) codes.push('ACTION_UNLIKE_KIND');
  if (step.kind === 'PREREQUISITE' && isCondition(step)) codes.push('ACTION_UNLIKE_KIND');
  if (action.do === 'REFUSE' && !endsHere(step)) codes.push('REFUSAL_GOES_ON');
  if (step.next.length === 0) codes.push('DEAD_END');
  if (step.next.some(({ to }) => to !== null && find(process, to) === undefined))
    codes.push('TARGET_UNKNOWN');
  codes.push(...checkAnswers(process, step));
  return codes.map((code) => ({ code, at: step.key }));
}

function checkAnswers(process: ChannelProcessDeclaration, step: StepDeclaration): readonly string[] {
  const answers = step.next.map(({ when }) => when ?? '-').sort();
  if (!isCondition(step)) {
    return answers.length <= 1 && answers.every((answer) => answer === '-')
      ? []
      : ['ANSWER_WITHOUT_CONDITION'];
  }
  if (answers.join() !== 'FAIL,PASS') return ['ANSWERS_INCOMPLETE'];
  const failed = step.next.find(({ when }) => when === 'FAIL');
  const refusal = failed?.to == null ? undefined : find(process, failed.to);
  return refusal?.action.do === 'REFUSE' ? [] : ['FAILURE_WITHOUT_REFUSAL'];
}

/** Every step is reached from the first, can reach an end, and some end is not a refusal. */
function checkWays(process: ChannelProcessDeclaration): readonly DeclarationFault[] {
  const [first] = process.steps;
  const reached =
    first === undefined ? new Set<string>() : closure([first.key], (key) => targets(find(process, key)));
  const ends = process.steps.filter(endsHere).map(({ key }) => key);
  const ending = closure(ends, (key) =>
    process.steps.filter((step) => targets(step).includes(key)).map((s) => s.key),
  );
  const granted = process.steps.some((step) => endsHere(step) && step.action.do !== 'REFUSE');
  return [
    ...process.steps
      .filter(({ key }) => !reached.has(key))
      .map(({ key }) => ({ code: 'UNREACHABLE', at: key })),
    ...process.steps
      .filter((step) => step.next.length > 0 && !ending.has(step.key))
      .map(({ key }) => ({ code: 'NEVER_ENDS', at: key })),
    ...(granted ? [] : [{ code: 'NO_RESULT', at: process.channel }]),
  ];
}

/** Whether the step is answered with yes or no, whatever the act calls it. */
function isCondition({ action }: StepDeclaration): boolean {
  return CONDITION_ACTIONS.includes(action.do);
}

function closure(from: readonly string[], follow: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  for (const key of seen) for (const next of follow(key)) seen.add(next);
  return seen;
}

function endsHere(step: StepDeclaration): boolean {
  return step.next.length === 1 && step.next[0]?.to === null;
}

function targets(step: StepDeclaration | undefined): readonly string[] {
  return (step?.next ?? []).flatMap(({ to }) => (to === null ? [] : [to]));
}

function find(process: ChannelProcessDeclaration, key: string): StepDeclaration | undefined {
  return process.steps.find((step) => step.key === key);
}
