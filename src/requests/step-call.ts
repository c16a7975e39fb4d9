import { DomainError, type IdempotencyKey } from '../kernel/index.ts';
import { stepNotAvailable } from './load-request.ts';
import type { ArchivalSource, RequestRow } from './request.ts';

/** One step, as a member of staff carries it out. */
export interface StepCall {
  readonly requestId: string;
  readonly step: string;
  readonly version: number;
  readonly action: string;
  readonly decision: {
    outcome: 'GRANTED' | 'REFUSED';
    grounds: readonly string[];
    reasoning: string | null;
    sources: readonly ArchivalSource[];
  } | null;
  readonly assigneeId: string | null;
  readonly note: string | null;
  readonly signature: Buffer | null;
  /** Of the document that was handed to a phone; the last one given out where not said. */
  readonly documentId?: string;
  readonly idempotencyKey: IdempotencyKey | null;
}

/** The caller saw the request as it is, or does not say: VERSION_STALE otherwise. */
export function requireSeen(request: RequestRow, version: number | null): void {
  if (version === null || request.version === version) return;
  throw new DomainError('VERSION_STALE', {
    path: ['input', 'version'],
    values: { version: request.version },
  });
}

/** The caller saw the request as it is: VERSION_STALE, or STEP_NOT_AVAILABLE, otherwise. */
export function requireCurrent(request: RequestRow, call: Pick<StepCall, 'step' | 'version'>): void {
  requireSeen(request, call.version);
  if (request.currentStep !== call.step) throw stepNotAvailable();
}
