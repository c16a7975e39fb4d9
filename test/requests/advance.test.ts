import 'reflect-metadata';
import fc from 'fast-check';
import { EDITIONS } from '../../src/catalogue/index.ts';
import { advance, firstStep, type Path, stepOf } from '../../src/requests/advance.ts';
import type { StepRow } from '../../src/requests/request.ts';
import { staffAction } from '../../src/requests/staff-actions.ts';
import { listSteps } from '../../src/requests/step-list.ts';
import { type Facts, STEP_RULES } from '../../src/requests/step-rules.ts';

const edition = EDITIONS.find(({ key }) => key === '178-2012-3');
const portal = edition?.processes.find(({ channel }) => channel === 'PORTAL');
if (portal === undefined) throw new Error('the portal process is not declared');
const process = portal;

/** `PROCESS.4` for PORTAL.PROCESS.4. */
const short = (key: string): string => key.replace('PORTAL.', '');
const from = (key: string, facts: Facts): Path => advance(process, `PORTAL.${key}`, facts);

function told(path: Path) {
  return {
    passed: path.passed.map(({ step, state, answer }) => [short(step.key), answer ?? state].join(' ')),
    waitsAt: path.waitsAt === null ? null : short(path.waitsAt.key),
    statuses: path.statuses.map(({ status }) => status),
    sent: path.sent,
  };
}

describe('the way of a request on the portal', () => {
  it('begins at the prerequisite and, with the caller known, waits at the form', () => {
    expect(firstStep(process)).toBe('PORTAL.PREREQUISITE.1');
    expect(told(advance(process, firstStep(process), { authenticated: true }))).toEqual({
      passed: ['PREREQUISITE.1 DONE', 'PROCESS.1 DONE', 'CONDITION.1 PASS'],
      waitsAt: 'PROCESS.3',
      statuses: ['DRAFT'],
      sent: false,
    });
  });

  it('waits for the payment once the form is complete', () => {
    expect(told(from('PROCESS.3', { formComplete: true }))).toEqual({
      passed: ['PROCESS.3 DONE'],
      waitsAt: 'PROCESS.4',
      statuses: ['AWAITING_PAYMENT'],
      sent: false,
    });
  });

  it('waits for the signature once condition 2 has found the payment', () => {
    expect(told(from('PROCESS.4', { payment: 'PAID' }))).toEqual({
      passed: ['PROCESS.4 DONE', 'CONDITION.2 PASS'],
      waitsAt: 'PROCESS.6',
      statuses: ['AWAITING_SIGNATURE'],
      sent: false,
    });
  });

  it('is sent by the signature and waits for the clerk once condition 3 has confirmed the certificate', () => {
    expect(told(from('PROCESS.6', { certificate: 'CONFIRMED' }))).toEqual({
      passed: ['PROCESS.6 DONE', 'CONDITION.3 PASS', 'PROCESS.8 DONE'],
      waitsAt: 'PROCESS.9',
      statuses: ['SENT'],
      sent: true,
    });
  });

  it('is registered, examined and issued by the staff', () => {
    const staff = (step: string, answer: 'PASS' | null): Facts => ({
      staff: { step: `PORTAL.${step}`, answer },
    });
    expect(told(from('PROCESS.9', staff('PROCESS.9', null)))).toMatchObject({
      waitsAt: 'CONDITION.4',
      statuses: ['REGISTERED', 'IN_PROGRESS'],
      sent: false,
    });
    const granted = from('CONDITION.4', staff('CONDITION.4', 'PASS'));
    expect(told(granted)).toMatchObject({ waitsAt: 'PROCESS.11', statuses: ['IN_PROGRESS'] });
    expect(granted.statuses.map(({ type }) => type)).toEqual(['RESULT_PREPARED']);
    expect(told(from('PROCESS.11', staff('PROCESS.11', null)))).toMatchObject({
      waitsAt: null,
      statuses: ['RESULT_READY', 'COMPLETED'],
    });
  });

  it.each<[string, string, Facts, string, string, string[]]>([
    [
      'no payment',
      'PROCESS.4',
      { payment: 'MISSING' },
      'PAYMENT_MISSING',
      '6-8',
      ['PROCESS.4 FAILED', 'CONDITION.2 FAIL', 'PROCESS.5 DONE'],
    ],
    [
      'a certificate that is not confirmed',
      'PROCESS.6',
      { certificate: 'REFUSED' },
      'SIGNATURE_INVALID',
      '6-11',
      ['PROCESS.6 DONE', 'CONDITION.3 FAIL', 'PROCESS.7 DONE'],
    ],
    [
      'a decision against it',
      'CONDITION.4',
      { staff: { step: 'PORTAL.CONDITION.4', answer: 'FAIL' } },
      'GROUNDS_NOT_MET',
      '6-15',
      ['CONDITION.4 FAIL', 'PROCESS.10 DONE'],
    ],
  ])(
    'ends with the notice of its own process for %s, and is not sent by it',
    (_, step, facts, notice, clause, passed) => {
      const path = from(step, facts);
      expect(told(path)).toEqual({ passed, waitsAt: null, statuses: ['REFUSED'], sent: false });
      expect(path.refusal).toEqual({ notice, clause });
    },
  );

  it.each<[string, Facts]>([
    ['nothing', {}],
    ['a payment before the form is complete', { payment: 'PAID' }],
    ['a signature before the form is complete', { certificate: 'CONFIRMED' }],
    ['what staff did at another step', { staff: { step: 'PORTAL.CONDITION.4', answer: 'PASS' } }],
  ])('does not leave the form for %s', (_, facts) => {
    expect(told(from('PROCESS.3', facts))).toMatchObject({ passed: [], waitsAt: 'PROCESS.3', sent: false });
  });

  it('takes no answer that a step has no way for', () => {
    const at = (step: string, answer: 'PASS' | null) => () =>
      from(step, { staff: { step: `PORTAL.${step}`, answer } });
    expect(at('CONDITION.4', null)).toThrow('no way on');
    expect(at('PROCESS.9', 'PASS')).toThrow('no way on');
  });

  it('knows no step that is not declared', () => {
    expect(() => from('PROCESS.99', {})).toThrow('has no step');
  });
});

describe('the rules of steps', () => {
  const steps = EDITIONS.flatMap(({ key, processes }) =>
    processes.flatMap((declared) => declared.steps.map((step) => ({ name: `${key} ${step.key}`, step }))),
  );

  it.each(steps)('$name has one', ({ step }) => {
    expect(STEP_RULES[step.action.do]).toMatchObject({ settle: expect.any(Function) });
  });

  it('every step of the portal that waits for staff offers them an action, and no other does', () => {
    const offering = process.steps.filter((step) => staffAction(step) !== null).map(({ key }) => short(key));
    const waiting = process.steps.filter((step) => STEP_RULES[step.action.do].waitsFor === 'STAFF');
    expect(offering).toEqual(['PROCESS.9', 'CONDITION.4', 'PROCESS.11']);
    expect(waiting.map(({ key }) => short(key))).toEqual(offering);
  });
});

const answer = fc.constantFrom('PASS' as const, 'FAIL' as const);
const anyStaff = fc
  .constantFrom(...process.steps)
  .chain((step) =>
    (step.kind === 'CONDITION' ? answer : fc.constant(null)).map((given) => ({
      step: step.key,
      answer: given,
    })),
  );
const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    authenticated: fc.constant(true as const),
    formComplete: fc.constant(true as const),
    payment: fc.constantFrom('PAID' as const, 'MISSING' as const),
    certificate: fc.constantFrom('CONFIRMED' as const, 'REFUSED' as const),
    staff: anyStaff,
  },
  { requiredKeys: [] },
);

describe('the list of steps', () => {
  const states = (known: readonly Facts[]): string[] => {
    const { rows, currentStep } = walk(known);
    const request = { currentStep, endedAt: currentStep === null ? '2026-11-22T10:00:00Z' : null };
    return listSteps(process, request, rows).map(({ step, state }) => `${short(step.key)} ${state}`);
  };

  it('says of a paid request that the refusals behind it are skipped and all before it may still come', () => {
    expect(states([{ formComplete: true }, { payment: 'PAID' }])).toEqual([
      ...['PREREQUISITE.1 DONE', 'PROCESS.1 DONE', 'CONDITION.1 DONE', 'PROCESS.2 SKIPPED', 'PROCESS.3 DONE'],
      ...[
        'PROCESS.4 DONE',
        'CONDITION.2 DONE',
        'PROCESS.5 SKIPPED',
        'PROCESS.6 ACTIVE',
        'CONDITION.3 PENDING',
      ],
      ...['PROCESS.7 PENDING', 'PROCESS.8 PENDING', 'PROCESS.9 PENDING', 'CONDITION.4 PENDING'],
      ...['PROCESS.10 PENDING', 'PROCESS.11 PENDING'],
    ]);
  });

  it('says of an unpaid request that ended that the payment failed and nothing more will come', () => {
    const listed = states([{ formComplete: true }, { payment: 'MISSING' }]);
    expect(listed.slice(5, 8)).toEqual(['PROCESS.4 FAILED', 'CONDITION.2 DONE', 'PROCESS.5 DONE']);
    expect(listed.slice(8).filter((step) => !step.endsWith(' SKIPPED'))).toEqual([]);
  });
});

describe('whatever is known', () => {
  it('a request never leaves the declared edges, never comes to a step twice, and ends only where the act ends it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...process.steps), anyFacts, (start, facts) => {
        const path = advance(process, start.key, facts);
        const way = [
          ...path.passed.map(({ step }) => step),
          ...(path.waitsAt === null ? [] : [path.waitsAt]),
        ];
        expect(way[0]).toBe(start);
        expect(new Set(way).size).toBe(way.length);
        for (const [index, step] of way.slice(1).entries()) {
          expect(way[index]?.next.map(({ to }) => to)).toContain(step.key);
        }
        const last = way.at(-1);
        if (path.waitsAt === null) expect(last?.next).toEqual([{ to: null }]);
        expect(path.refusal === null).toBe(last?.action.do !== 'REFUSE');
      }),
      { numRuns: 500 },
    );
  });

  it('each declared step is listed, once and in the order of the act, and one that was not reached has no doer', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), (known) => {
        const { rows, currentStep } = walk(known);
        const listed = listSteps(
          process,
          { currentStep, endedAt: currentStep === null ? 'now' : null },
          rows,
        );
        expect(listed.map(({ step }) => step.key)).toEqual(process.steps.map(({ key }) => key));
        const current = listed.findIndex(({ state }) => state === 'ACTIVE');
        expect(currentStep).toBe(listed[current]?.step.key ?? null);
        for (const [index, { row, state }] of listed.entries()) {
          if (row !== null) expect(state).toBe(row.state);
          else expect(state).toBe(current === -1 || index < current ? 'SKIPPED' : 'PENDING');
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Carries a request on by one fact after another, keeping the rows that a move writes. */
function walk(known: readonly Facts[]): { rows: StepRow[]; currentStep: string | null } {
  const rows = new Map<string, StepRow>();
  let currentStep: string | null = firstStep(process);
  for (const facts of [{ authenticated: true as const }, ...known]) {
    if (currentStep === null) break;
    const path: Path = advance(process, currentStep, facts);
    for (const { step, state, answer: given } of path.passed) rows.set(step.key, row(step.key, state, given));
    currentStep = path.waitsAt?.key ?? null;
    if (path.waitsAt !== null)
      rows.set(path.waitsAt.key, row(stepOf(process, path.waitsAt.key).key, 'ACTIVE', null));
  }
  return { rows: [...rows.values()], currentStep };
}

function row(key: string, state: StepRow['state'], given: StepRow['answer']): StepRow {
  return {
    key,
    state,
    answer: given,
    startedAt: '',
    completedAt: null,
    dueAt: null,
    actorName: null,
    note: null,
  };
}
