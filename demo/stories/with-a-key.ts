import type { Scene } from '../scene.ts';
import { applyRightly } from '../steps/application.ts';
import { showHistory } from '../steps/history.ts';
import { listen } from '../steps/live.ts';
import { payAtOnce } from '../steps/payment.ts';
import { logInByCertificate } from '../steps/people.ts';
import { signByPhone } from '../steps/phone.ts';

/** No password: the applicant logs in with the key, and signs with the one in the phone. */
export async function withAKey(scene: Scene): Promise<void> {
  scene.screen.story(scene.words.story.withAKey);
  const applicant = await logInByCertificate(scene);
  const live = await listen(scene, applicant);
  const requestId = await applyRightly(scene, applicant, live);
  await payAtOnce(scene, applicant, requestId, live);
  await signByPhone(scene, applicant, requestId, live);
  await showHistory(scene, applicant, requestId, live);
  await live.end();
}
