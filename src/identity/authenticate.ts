import { DomainError } from '../kernel/index.ts';
import type { AccessTokens } from './access-token.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { Viewer } from './viewer.ts';

export class Authenticate {
  readonly #accessTokens: AccessTokens;
  readonly #registry: SessionRegistry;

  constructor(accessTokens: AccessTokens, registry: SessionRegistry) {
    this.#accessTokens = accessTokens;
    this.#registry = registry;
  }

  /**
   * Who carries the token; null where there is none. UNAUTHENTICATED where we did not issue it, TOKEN_EXPIRED
   * after its time, SESSION_ENDED after a logout. Asks the database nothing.
   */
  async run(bearerToken: string | null): Promise<Viewer | null> {
    if (bearerToken === null) return null;
    const viewer = await this.#accessTokens.verify(bearerToken);
    if (this.#registry.hasEnded(viewer.sessionId)) throw new DomainError('SESSION_ENDED');
    return viewer;
  }
}

/** The token of an Authorization header (RFC 6750, section 2.1); null where the header carries none. */
export function bearerTokenOf(authorization: string | undefined): string | null {
  return /^Bearer +([\w\-.~+/]+=*) *$/i.exec(authorization ?? '')?.[1] ?? null;
}
