import 'reflect-metadata';
import { EDITIONS } from '../../src/catalogue/editions/index.ts';
import type {
  ChannelProcessDeclaration,
  StepActionKind,
  StepDeclaration,
} from '../../src/catalogue/index.ts';
import { stepRule } from '../../src/requests/step-rules.ts';

/** Where a person says yes or no to what was asked for. */
const DECIDES: readonly StepActionKind[] = ['EXAMINE', 'DRAFT_DECISION'];
/** Conditions of the acts that a machine answers: who logs in, who signs, whether it is paid, what registries say. */
const MACHINE_ANSWERS: readonly StepActionKind[] = [
  'CHECK_AUTHENTICATION',
  'CHECK_CERTIFICATE',
  'CHECK_PAYMENT',
  'CHECK_REGISTRY_DATA',
];

const processes = EDITIONS.flatMap((edition) =>
  edition.processes.map((process) => ({ name: `${edition.key} ${process.channel}`, process })),
);

function stepOf({ steps }: ChannelProcessDeclaration, key: string): StepDeclaration {
  const step = steps.find((candidate) => candidate.key === key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step;
}

/** Steps that can be reached from a step without passing one of those kinds. */
function reachedAround(process: ChannelProcessDeclaration, passing: readonly StepActionKind[]): Set<string> {
  const reached = new Set<string>();
  const open = [process.steps[0]?.key ?? ''];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    const step = stepOf(process, key);
    if (passing.includes(step.action.do)) continue;
    open.push(...step.next.flatMap(({ to }) => to ?? []));
  }
  return reached;
}

describe.each(processes)('in $name', ({ process }) => {
  it('every step that decides is a person’s, with a role', () => {
    const deciding = process.steps.filter(({ action }) =>
      [...DECIDES, 'CHECK_COMPLETENESS', 'AGREE', 'ISSUE_RESULT'].includes(action.do),
    );
    expect(deciding.length).toBeGreaterThan(1);
    for (const { action } of deciding) {
      expect(stepRule(action.do).waitsFor).toBe('STAFF');
      expect(action).toMatchObject({ role: expect.any(String) });
    }
  });

  it('no result is reached around the person who decides', () => {
    const reached = reachedAround(process, DECIDES);
    const results = process.steps.filter(({ action }) => action.do === 'ISSUE_RESULT');
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ key }) => reached.has(key))).toEqual([]);
  });

  it('a machine refuses at conditions of the act alone, and on no ground', () => {
    const conditions = process.steps.filter(
      ({ action, next }) =>
        stepRule(action.do).waitsFor !== 'STAFF' && next.some(({ when }) => when === 'FAIL'),
    );
    expect(
      conditions.filter(
        ({ action }) => !MACHINE_ANSWERS.includes(action.do) && action.do !== 'CHECK_DECISION',
      ),
    ).toEqual([]);
  });
});

it('the act that calls itself fully automatic has its staff act all the same: 418-2011, annex 3', () => {
  const automatic = EDITIONS.filter(({ automation }) => automation === 'FULL');
  expect(automatic.map(({ key }) => key)).toEqual(['418-2011']);
  for (const { processes: channels, interpretations } of automatic) {
    expect(channels.flatMap(({ steps }) => steps.map(({ action }) => action.do))).toEqual(
      expect.arrayContaining(['REGISTER', 'DRAFT_DECISION', 'AGREE', 'ISSUE_RESULT']),
    );
    expect(interpretations.map(({ code }) => code)).toContain('004-O02');
  }
});
