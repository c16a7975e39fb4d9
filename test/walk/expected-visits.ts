import type { Path } from '../../demo/walk/paths.ts';
import type { Process } from '../../demo/walk/process.ts';

/** How often each step was visited and how each visit ended, in the act's order; steps passed by are not there. */
export function expectedVisits(process: Process, { turns }: Path): readonly (readonly [string, string])[] {
  return process.steps.flatMap(({ key }) =>
    turns
      .filter(({ step }) => step.key === key)
      .map(({ take }) => [key, take === 'LEAVE_UNPAID' || take === 'EXPIRE' ? 'FAILED' : 'DONE'] as const),
  );
}
