import type { Scene } from '../scene.ts';
import { applyRightly } from '../steps/application.ts';
import { showHistory } from '../steps/history.ts';
import { listen, loseConnection } from '../steps/live.ts';
import { payUnheard } from '../steps/payment.ts';
import { logInApplicant } from '../steps/people.ts';
import { signAndSend } from '../steps/signature.ts';

/** What happened while nobody listened is told afterwards: all of it, once, in its order. */
export async function lostConnection(scene: Scene): Promise<void> {
  scene.screen.story(scene.words.story.lostConnection);
  const applicant = await logInApplicant(scene);
  const live = await listen(scene, applicant);
  const requestId = await applyRightly(scene, applicant, live);
  await loseConnection(scene, live, () => payUnheard(scene, applicant, requestId));
  await live.next(requestId, 'AWAITING_PAYMENT');
  await live.next(requestId, 'AWAITING_SIGNATURE');
  await signAndSend(scene, applicant, requestId, live, { faultsFirst: false });
  await showHistory(scene, applicant, requestId, live);
  await live.end();
}
