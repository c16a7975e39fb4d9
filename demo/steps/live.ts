import type { Api } from '../api.ts';
import { mustEqual } from '../check.ts';
import { Live } from '../live.ts';
import { personOf } from '../people.ts';
import type { Scene } from '../scene.ts';

/** The applicant's subscription: each event is printed as it comes. */
export async function listen({ words, screen }: Scene, applicant: Api): Promise<Live> {
  screen.step(words.step.live);
  const live = await Live.open(applicant, 'requestStatusChanged', ({ at, statusText, message }) =>
    screen.event(at, `[${statusText}] ${message}`),
  );
  screen.good(words.listening);
  return live;
}

/** The connection is lost, and comes back with the cursor of the last event. */
export async function loseConnection(
  { words, screen }: Scene,
  live: Live,
  meanwhile: () => Promise<void>,
): Promise<void> {
  screen.step(words.step.lostConnection);
  screen.line(words.lost);
  await live.lose(meanwhile);
  screen.good(words.back(live.seen.at(-1)?.cursor ?? ''));
}

/** The clerk's subscription to the work queue. */
export async function listenAsClerk({ api, words, screen, people }: Scene): Promise<Live> {
  const clerk = await api.logIn(personOf(people, 'CLERK'));
  return Live.open(clerk, 'workQueueChanged', ({ at, request, statusText }) =>
    screen.event(at, `[${statusText}] ${words.queue}: № ${request.number}`),
  );
}

/** Logging out ends the subscription: the server closes the connection. */
export async function logOut({ words, screen }: Scene, applicant: Api, live: Live): Promise<void> {
  screen.step(words.step.logOut);
  const { logout } = await applicant.query<{ logout: boolean }>('mutation { logout }');
  mustEqual('logout', logout, true);
  const code = await live.closed();
  mustEqual('close code', code, 4401);
  screen.good(words.socketClosed(code));
}
