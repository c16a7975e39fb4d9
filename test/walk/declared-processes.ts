import type { Process } from '../../demo/walk/process.ts';
import { EDITIONS, type EditionDeclaration } from '../../src/catalogue/index.ts';

/** The processes of the declarations, in the shape in which clients read them. */
export function processesOf(editions: readonly EditionDeclaration[] = EDITIONS): readonly Process[] {
  return editions.flatMap((edition) =>
    edition.processes.map(({ channel, steps }) => ({
      regulation: edition.key,
      service: edition.service,
      region: edition.region,
      providerCode: edition.provider,
      channel,
      documents: edition.form.documents,
      grounds: edition.refusalGrounds.map(({ code }) => code),
      steps: steps.map(({ key, kind, action, clause, next }) => ({
        key,
        kind,
        action: action.do,
        role: 'role' in action ? (action.role ?? null) : null,
        clause,
        returnsTo: 'returnsTo' in action ? (action.returnsTo ?? null) : null,
        name: key,
        next: next.map(({ to, when }) => ({ to, answer: when ?? null })),
      })),
    })),
  );
}
