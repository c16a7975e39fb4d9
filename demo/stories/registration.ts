import type { Scene } from '../scene.ts';
import { applyRightly, applyWithFaults, attachFile } from '../steps/application.ts';
import { showCatalogue } from '../steps/catalogue.ts';
import { showHistory } from '../steps/history.ts';
import { listen, listenAsClerk, logOut } from '../steps/live.ts';
import { failAndPay } from '../steps/payment.ts';
import { logInApplicant, registerNewcomer } from '../steps/people.ts';
import { grant, register, signResult } from '../steps/provider.ts';
import { rate } from '../steps/rating.ts';
import { downloadResult, verify } from '../steps/result.ts';
import { signAndSend } from '../steps/signature.ts';

/** From the catalogue to the signed certificate; answers its number. */
export async function registration(scene: Scene): Promise<string> {
  scene.screen.story(scene.words.story.registration);
  const labels = await showCatalogue(scene);
  await registerNewcomer(scene);
  const applicant = await logInApplicant(scene);
  const live = await listen(scene, applicant);
  await applyWithFaults(scene, applicant, labels);
  const requestId = await applyRightly(scene, applicant, live);
  await attachFile(scene, applicant, requestId);
  await failAndPay(scene, applicant, requestId, live);
  const clerkLive = await listenAsClerk(scene);
  const number = await signAndSend(scene, applicant, requestId, live, { faultsFirst: true });
  const executor = await register(scene, number, live, clerkLive);
  await clerkLive.end();
  await grant(scene, number, live, executor);
  await signResult(scene, number, live);
  const paper = await downloadResult(scene, applicant, requestId);
  await verify(scene, paper);
  await rate(scene, applicant, requestId);
  await showHistory(scene, applicant, requestId, live);
  await logOut(scene, applicant, live);
  return paper;
}
