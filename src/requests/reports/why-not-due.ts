import type { ChannelProcessDeclaration } from '../../catalogue/index.ts';
import type { RequestRow } from '../request.ts';

export const NOT_DUE = ['REQUEST_ENDED', 'STEP_UNKNOWN', 'STEP_NOT_REACHED', 'STEP_PASSED'] as const;

/** Why a reported step is not the one that the request waits at; null where it is. */
export function whyNotDue(
  { steps }: ChannelProcessDeclaration,
  { currentStep }: Pick<RequestRow, 'currentStep'>,
  key: string,
): (typeof NOT_DUE)[number] | null {
  if (currentStep === null) return 'REQUEST_ENDED';
  if (currentStep === key) return null;
  const place = (wanted: string): number => steps.findIndex((step) => step.key === wanted);
  if (place(key) === -1) return 'STEP_UNKNOWN';
  return place(key) > place(currentStep) ? 'STEP_NOT_REACHED' : 'STEP_PASSED';
}
