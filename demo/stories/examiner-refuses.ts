import type { Scene } from '../scene.ts';
import { applyRightly } from '../steps/application.ts';
import { showHistory, showRefusal } from '../steps/history.ts';
import { listen, listenAsClerk } from '../steps/live.ts';
import { payAtOnce } from '../steps/payment.ts';
import { logInApplicant } from '../steps/people.ts';
import { refuse, register } from '../steps/provider.ts';
import { signAndSend } from '../steps/signature.ts';

/** Condition 4 does not hold, so process 10 ends the request. */
export async function examinerRefuses(scene: Scene): Promise<void> {
  scene.screen.story(scene.words.story.examinerRefuses);
  const applicant = await logInApplicant(scene);
  const live = await listen(scene, applicant);
  const requestId = await applyRightly(scene, applicant, live);
  await payAtOnce(scene, applicant, requestId, live);
  const clerkLive = await listenAsClerk(scene);
  const number = await signAndSend(scene, applicant, requestId, live, { faultsFirst: false });
  const executor = await register(scene, number, live, clerkLive);
  await clerkLive.end();
  await refuse(scene, number, live, executor);
  await showRefusal(scene, applicant, requestId, {
    step: 'PORTAL.PROCESS.10',
    clause: '6-15',
    causeCode: null,
    grounds: ['TITLE_TAKEN_IN_TERRITORY'],
  });
  await showHistory(scene, applicant, requestId, live);
  await live.end();
}
