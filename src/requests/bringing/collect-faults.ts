import { DomainError, DomainErrors } from '../../kernel/index.ts';

/** What is wrong, where the work is refused; whatever else fails is thrown on. */
export async function collectFaults(work: () => Promise<unknown>): Promise<readonly DomainError[]> {
  try {
    await work();
    return [];
  } catch (fault) {
    if (fault instanceof DomainError) return [fault];
    if (fault instanceof DomainErrors) return fault.errors;
    throw fault;
  }
}
