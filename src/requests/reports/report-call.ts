import type { ReportedAct, ReportedStep } from '../../gateway/index.ts';
import { trimmedSources } from '../archival-sources.ts';
import type { StepCall } from '../step-call.ts';

/** What each act is called by whoever does it at our desk. */
const ACTIONS: Readonly<Record<ReportedAct['did'], string>> = {
  REGISTERED: 'REGISTER',
  HANDED_ON: 'HAND_ON',
  REASSIGNED: 'REASSIGN',
  TAKEN_UP: 'TAKE_UP',
  CHECKED: 'CHECK_COMPLETENESS',
  EXAMINED: 'DECIDE',
  DRAFTED: 'DRAFT_DECISION',
  AGREED: 'AGREE',
  RETURNED: 'RETURN',
  ISSUED: 'SIGN_RESULT',
};

/** A reported step as the call that its official would make at our desk. */
export function callOf(
  { key, note, act }: ReportedStep,
  seen: { readonly requestId: string; readonly version: number },
  assigneeId: string | null,
): StepCall {
  return {
    ...seen,
    step: key,
    action: ACTIONS[act.did],
    decision: 'decision' in act ? { ...act.decision, sources: trimmedSources(act.decision.sources) } : null,
    assigneeId,
    note,
    signature: act.did === 'ISSUED' ? act.signature : null,
    idempotencyKey: null,
  };
}
