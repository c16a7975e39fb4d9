import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MILLISECONDS = 45_000;
const LOOK_AGAIN_MILLISECONDS = 20;

/** Looks again and again until there is something to be seen, where no event tells of it. */
export async function until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(LOOK_AGAIN_MILLISECONDS);
  }
}
