import 'reflect-metadata';
import fc from 'fast-check';
import { EDITIONS } from '../../src/catalogue/index.ts';
import { advance, firstStep, type Path } from '../../src/requests/advance.ts';
import { staffAction } from '../../src/requests/staff-actions.ts';
import { type Facts, STEP_RULES } from '../../src/requests/step-rules.ts';
import { anyFacts, process, short } from './portal-process.ts';

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
    const offering = process.steps
      .filter((step) => staffAction(process, step) !== null)
      .map(({ key }) => short(key));
    const waiting = process.steps.filter((step) => STEP_RULES[step.action.do].waitsFor === 'STAFF');
    expect(offering).toEqual(['PROCESS.9', 'CONDITION.4', 'PROCESS.11']);
    expect(waiting.map(({ key }) => short(key))).toEqual(offering);
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
});
