import { DomainError, DomainErrors, message } from '../../kernel/index.ts';
import type { DecisionRecord } from '../request.ts';
import type { ExaminationCheck } from './examination-check.ts';

/** Granting against checks that failed wants a reason, kept with the decision: CHECK_FAILED for each of them. */
export function requireReason(decision: DecisionRecord, checks: readonly ExaminationCheck[]): void {
  const failed = checks.filter(({ outcome }) => outcome === 'FAILED');
  const given = (decision.reasoning ?? '').trim() !== '';
  if (decision.outcome === 'REFUSED' || given || failed.length === 0) return;
  throw new DomainErrors(
    failed.map(
      ({ code }) =>
        new DomainError('CHECK_FAILED', {
          path: ['input', 'decision', 'reasoning'],
          values: { check: message(`requests:check.${code}.name`) },
        }),
    ),
  );
}
