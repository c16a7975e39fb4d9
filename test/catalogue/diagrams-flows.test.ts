import 'reflect-metadata';
import type { Drawing } from '../../src/catalogue/diagrams/drawing.ts';
import type { ChannelProcessDeclaration } from '../../src/catalogue/index.ts';
import { SAMPLES, type Sample } from './diagrams/drawings.ts';

const cases = SAMPLES.map((sample): [string, Sample] => [sample.name, sample]);

/** What the declaration says, as `from > to` with the answer, end or return. */
function declaredWays({ steps }: ChannelProcessDeclaration): readonly string[] {
  return steps.flatMap(({ key, action, next }) => {
    const returns = 'returnsTo' in action && action.returnsTo !== undefined ? action.returnsTo : null;
    const ways = next.map(({ to, when }) => {
      const answer = when === 'FAIL' ? 'NO' : when === 'PASS' || returns !== null ? 'YES' : 'WAY';
      return `${key} > ${to ?? 'end'} ${answer}`;
    });
    return returns === null ? ways : [...ways, `${key} > ${returns} RETURN`];
  });
}

/** The drawn flows that lead from a step to another one or to an end; a timer's are told apart by their kind. */
function drawnWays({ nodes, flows }: Drawing): readonly string[] {
  const node = (id: string) => nodes.find((candidate) => candidate.id === id);
  return flows.flatMap(({ from, to, kind }) => {
    const [source, target] = [node(from), node(to)];
    if (source === undefined || target === undefined || source.kind === 'START' || source.kind === 'TIMER') {
      return [];
    }
    const inside =
      source.step === target.step &&
      (source.kind === 'MERGE' || (source.kind === 'TASK' && target.kind === 'DECISION'));
    if (inside) return [];
    const ends = target.kind === 'END' || target.kind === 'REFUSAL';
    return [`${source.step.key} > ${ends ? 'end' : target.step.key} ${kind}`];
  });
}

describe.each(cases)('the diagram of %s', (_, { edition, process, drawing }) => {
  it('has each way of the declaration and no other', () => {
    expect(drawnWays(drawing).toSorted()).toEqual(declaredWays(process).toSorted());
  });

  it('has one start, one task a step and an end for each way that ends', () => {
    const count = (kind: string): number => drawing.nodes.filter((node) => node.kind === kind).length;
    const ends = process.steps.filter(({ next }) => next.some(({ to }) => to === null));
    const refusals = ends.filter(({ action }) => action.do === 'REFUSE');
    expect(count('START')).toBe(1);
    expect(count('TASK')).toBe(process.steps.length);
    expect(count('REFUSAL')).toBe(refusals.length);
    expect(count('END')).toBe(ends.length - refusals.length);
  });

  it('starts at the first step', () => {
    const start = drawing.nodes.find(({ kind }) => kind === 'START');
    const first = drawing.flows.find(({ from }) => from === start?.id);
    expect(drawing.nodes.find(({ id }) => id === first?.to)?.step.key).toBe(process.steps[0]?.key);
  });

  it('holds with a timer what people have a term for, and nothing else', () => {
    const held = process.steps.filter(({ timeLimit, action }) => {
      const limit = edition.timeLimits.find(({ code }) => code === timeLimit);
      const term = limit !== undefined && limit.indicative !== true;
      return term || (action.do === 'PAY' && edition.fee?.payWithin != null);
    });
    const timers = drawing.nodes.filter(({ kind }) => kind === 'TIMER');
    expect(timers.map(({ step }) => step.key)).toEqual(held.map(({ key }) => key));
  });

  it('lets the term of a payment lead to the condition that asks about it, and any other to a sign alone', () => {
    const target = (id: string) => {
      const flow = drawing.flows.find(({ from, kind }) => from === id && kind === 'TIMEOUT');
      return drawing.nodes.find((node) => node.id === flow?.to);
    };
    for (const timer of drawing.nodes.filter(({ kind }) => kind === 'TIMER')) {
      const led = target(timer.id);
      const next = process.steps.find(({ key }) => key === timer.step.next[0]?.to);
      if (timer.step.action.do !== 'PAY' || next?.action.do !== 'CHECK_PAYMENT')
        expect(led?.kind).toBe('EXPIRY');
      else expect(led?.step.key).toBe(next.key);
    }
  });
});
