import type { ChannelProcessDeclaration, StepDeclaration } from '../edition.ts';

export interface OrderedStep {
  readonly step: StepDeclaration;
  /** Keys of the steps that lead here and stand before it: a way back is none. */
  readonly before: readonly string[];
}

/** Each step after all that lead to it; ways that close a loop do not count. What is passed comes before a refusal. */
export function stepOrder(process: ChannelProcessDeclaration): readonly OrderedStep[] {
  const steps = new Map(process.steps.map((step) => [step.key, step]));
  const before = new Map<string, string[]>(process.steps.map(({ key }) => [key, []]));
  const open = new Set<string>();
  const done = new Set<string>();
  const backwards: StepDeclaration[] = [];
  const visit = (step: StepDeclaration): void => {
    open.add(step.key);
    for (const { to } of step.next.toSorted((a, b) => rank(a.when) - rank(b.when))) {
      const target = to === null ? undefined : steps.get(to);
      if (target === undefined || open.has(target.key)) continue;
      before.get(target.key)?.push(step.key);
      if (!done.has(target.key)) visit(target);
    }
    open.delete(step.key);
    done.add(step.key);
    backwards.push(step);
  };
  for (const step of process.steps) if (!done.has(step.key)) visit(step);
  return backwards.toReversed().map((step) => ({ step, before: before.get(step.key) ?? [] }));
}

/** Visited first, ordered last. */
function rank(when: 'PASS' | 'FAIL' | undefined): number {
  return when === 'FAIL' ? 0 : 1;
}
