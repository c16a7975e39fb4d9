import type { Process, Step } from './process.ts';

/** What is done, or answered, at a step on a path. */
export type Take =
  | 'DONE'
  | 'PASS'
  | 'FAIL'
  | 'RETURN'
  | 'GRANT'
  | 'REFUSE'
  | 'PAY'
  | 'LEAVE_UNPAID'
  | 'EXPIRE';

export interface Turn {
  readonly step: Step;
  readonly take: Take;
}

/** One way through a process, from its first step to an end. */
export interface Path {
  readonly turns: readonly Turn[];
  readonly end: 'GRANTED' | 'REFUSED' | 'EXPIRED';
}

interface Going {
  readonly turns: readonly Turn[];
  readonly decision: 'GRANT' | 'REFUSE' | null;
  readonly paid: boolean;
  readonly returned: boolean;
}

/**
 * Every way through a process: each answer of each condition, each outcome of a decision, each return for rework (one on
 * a way, since a draft may be returned any number of times), paid or not. Worked out from the declaration alone.
 */
export function pathsOf(process: Process): readonly Path[] {
  const [first] = process.steps;
  if (first === undefined) return [];
  return follow(process, first, { turns: [], decision: null, paid: false, returned: false });
}

function follow(process: Process, step: Step, going: Going): readonly Path[] {
  const go = (take: Take, to: string | null, more: Partial<Going> = {}): readonly Path[] => {
    const turns = [...going.turns, { step, take }];
    if (to === null) return [{ turns, end: endOf(step, { ...going, ...more }) }];
    return follow(process, stepOf(process, to), { ...going, ...more, turns });
  };
  const way = (answer: 'PASS' | 'FAIL' | null): string | null =>
    step.next.find((transition) => transition.answer === answer)?.to ?? null;
  switch (step.action) {
    case 'CHECK_PAYMENT':
      return going.paid ? go('PASS', way('PASS')) : go('FAIL', way('FAIL'));
    case 'CHECK_DECISION':
      return going.decision === 'GRANT' ? go('PASS', way('PASS')) : go('FAIL', way('FAIL'));
    case 'PAY':
      return [...go('PAY', way(null), { paid: true }), ...unpaid(process, step, going)];
    case 'EXAMINE':
      return [...go('PASS', way('PASS'), { decision: 'GRANT' }), ...go('FAIL', way('FAIL'))];
    case 'DRAFT_DECISION':
      return [
        ...go('GRANT', way(null), { decision: 'GRANT' }),
        ...go('REFUSE', way(null), { decision: 'REFUSE' }),
      ];
    case 'AGREE':
    case 'ISSUE_RESULT': {
      const back =
        step.returnsTo === null || going.returned ? [] : go('RETURN', step.returnsTo, { returned: true });
      return [...go('DONE', way(null)), ...back];
    }
    case 'REFUSE':
      return go('DONE', null);
    default:
      return step.next.some(({ answer }) => answer !== null)
        ? [...go('PASS', way('PASS')), ...go('FAIL', way('FAIL'))]
        : go('DONE', way(null));
  }
}

/** Where the act asks about the payment, the missing one is answered there; elsewhere the request expires. */
function unpaid(process: Process, step: Step, going: Going): readonly Path[] {
  const next = step.next[0]?.to ?? null;
  const after = next === null ? null : stepOf(process, next);
  if (after?.action !== 'CHECK_PAYMENT') {
    return [{ turns: [...going.turns, { step, take: 'EXPIRE' }], end: 'EXPIRED' }];
  }
  return follow(process, after, { ...going, turns: [...going.turns, { step, take: 'LEAVE_UNPAID' }] });
}

function endOf(step: Step, { decision }: Going): Path['end'] {
  return step.action === 'REFUSE' || decision === 'REFUSE' ? 'REFUSED' : 'GRANTED';
}

function stepOf(process: Process, key: string): Step {
  const step = process.steps.find((candidate) => candidate.key === key);
  if (step === undefined) throw new Error(`${process.regulation} has no step ${key}`);
  return step;
}

/** What sets a path apart, as `CONDITION.2 FAIL`; empty for the straight one. */
export function nameOf({ turns, end }: Path): string {
  const apart = turns.filter(({ take }) => !['DONE', 'PASS', 'GRANT', 'PAY'].includes(take));
  const words = apart.map(({ step, take }) => `${step.key.split('.').slice(1).join('.')} ${take}`);
  return [...words, end].join(', ');
}
