import type { Scene } from '../scene.ts';
import { searchRegister } from '../steps/register.ts';

/** What was registered is found by anyone, without a session. */
export async function openRegister(scene: Scene, number: string): Promise<void> {
  scene.screen.story(scene.words.story.openRegister);
  await searchRegister(scene, number);
}
