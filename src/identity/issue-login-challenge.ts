import type { Clock } from '../kernel/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { hashChallenge, newLoginChallenge } from './login-challenge.ts';
import type { LoginChallengeStore } from './login-challenge-store.ts';

interface Ports {
  readonly challenges: LoginChallengeStore;
  readonly guard: AttemptGuard;
  readonly clock: Clock;
  /** Public address of this server. */
  readonly audience: string;
}

export class IssueLoginChallenge {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Bytes to sign in order to log in, in Base64; TOO_MANY_ATTEMPTS where an address asks for too many. */
  async run(clientAddress: string): Promise<string> {
    const { challenges, guard, clock, audience } = this.#ports;
    await guard.enterChallenge(clientAddress);
    const now = clock.now();
    const { content, expiresAt } = newLoginChallenge(audience, now);
    await challenges.insert(hashChallenge(content), now, expiresAt);
    return content.toString('base64');
  }
}
