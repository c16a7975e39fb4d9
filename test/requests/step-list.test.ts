import 'reflect-metadata';
import fc from 'fast-check';
import { advance, firstStep, type Path } from '../../src/requests/advance.ts';
import type { StepRow } from '../../src/requests/request.ts';
import { listSteps } from '../../src/requests/step-list.ts';
import type { Facts } from '../../src/requests/step-rules.ts';
import { anyFacts, process, short } from './portal-process.ts';

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
    if (path.waitsAt !== null) rows.set(path.waitsAt.key, row(path.waitsAt.key, 'ACTIVE', null));
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
