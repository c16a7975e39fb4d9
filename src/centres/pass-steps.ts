import type { StepDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import type { Transaction } from '../postgres/index.ts';
import type { PassStep } from '../requests/index.ts';
import type { ItemRow } from './transfer-register.ts';

/** Takes on those requests of a parcel that wait at a step of this kind; an act without such a step has none that do. */
export async function passSteps(
  transaction: Transaction,
  steps: PassStep,
  viewer: Viewer,
  items: readonly Pick<ItemRow, 'requestId'>[],
  kind: StepDeclaration['action']['do'],
): Promise<void> {
  /* In one order for everybody, so that two parcels do not wait for each other. */
  const requestIds = items.map(({ requestId }) => requestId).toSorted();
  for (const requestId of requestIds) {
    const request = await steps.lock(transaction, requestId);
    if (request !== null && steps.waitsAt(request) === kind) {
      await steps.pass(transaction, viewer, request, { answer: null });
    }
  }
}
