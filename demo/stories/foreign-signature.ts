import { personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { applyRightly } from '../steps/application.ts';
import { showHistory, showRefusal } from '../steps/history.ts';
import { listen } from '../steps/live.ts';
import { payAtOnce } from '../steps/payment.ts';
import { logInApplicant } from '../steps/people.ts';
import { signAsAnother } from '../steps/signature.ts';

/** Condition 3 does not hold, so process 7 ends the request. */
export async function foreignSignature(scene: Scene): Promise<void> {
  scene.screen.story(scene.words.story.foreignSignature);
  const applicant = await logInApplicant(scene);
  const live = await listen(scene, applicant);
  const requestId = await applyRightly(scene, applicant, live);
  await payAtOnce(scene, applicant, requestId, live);
  await signAsAnother(scene, applicant, requestId, live, personOf(scene.people, 'ADMINISTRATOR'));
  await showRefusal(scene, applicant, requestId, {
    step: 'PORTAL.PROCESS.7',
    clause: '6-11',
    causeCode: 'IIN_MISMATCH',
    grounds: [],
  });
  await showHistory(scene, applicant, requestId, live);
  await live.end();
}
