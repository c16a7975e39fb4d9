import { webcrypto } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Clock, DomainError, LANGUAGES, LOGINS } from '../kernel/index.ts';
import { ROLES, type Viewer } from './viewer.ts';

/** Seconds that an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const ISSUER = 'qyzmet';
const AUDIENCE = 'qyzmet-api';
/** RFC 9068, section 2.1: keeps tokens made for anything else with the same key from passing as access. */
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';
/** RFC 7518, section 3.2: a key no shorter than the hash. */
const SHORTEST_KEY = 32;
const MOST_REMEMBERED = 5_000;

const CLAIMS = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  name: z.string(),
  iin: z.string(),
  bin: z.string().nullable(),
  role: z.enum(ROLES),
  org: z.string().nullable(),
  lang: z.enum(LANGUAGES),
  /** Tokens issued before it was told are of people who logged in with their IIN or BIN. */
  login: z.enum(LOGINS).default('IIN'),
  exp: z.number(),
});

interface Remembered {
  readonly viewer: Viewer;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Access tokens: JWT (RFC 7519) that say all of the viewer, so that a call needs no query to know its caller. */
export class AccessTokens {
  readonly #key: Promise<webcrypto.CryptoKey>;
  readonly #clock: Clock;
  /** Tokens whose signature was found good: the check costs as much as a small query. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(tokenKey: Uint8Array, clock: Clock) {
    if (tokenKey.length < SHORTEST_KEY)
      throw new Error(`the token key is shorter than ${SHORTEST_KEY} bytes`);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    this.#key = webcrypto.subtle.importKey('raw', Uint8Array.from(tokenKey), algorithm, false, [
      'sign',
      'verify',
    ]);
    this.#clock = clock;
  }

  async issue(viewer: Viewer, expiresAt: Date): Promise<string> {
    const { name, iin, bin, role, organisation, language, loggedInWith } = viewer;
    const own = { name, iin, bin, role, org: organisation, lang: language, login: loggedInWith };
    return new SignJWT({ sid: viewer.sessionId, ...own })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(viewer.id)
      .setIssuedAt(this.#clock.now())
      .setExpirationTime(expiresAt)
      .sign(await this.#key);
  }

  /** Whom the token was issued to; UNAUTHENTICATED where we did not issue it, TOKEN_EXPIRED after its time. */
  async verify(token: string): Promise<Viewer> {
    const known = this.#remembered.get(token) ?? (await this.#check(token));
    if (known.expiresAt > this.#clock.now().getTime()) return known.viewer;
    this.#remembered.delete(token);
    throw new DomainError('TOKEN_EXPIRED');
  }

  async #check(token: string): Promise<Remembered> {
    const claims = await this.#claimsOf(token);
    const viewer: Viewer = {
      id: claims.sub,
      sessionId: claims.sid,
      name: claims.name,
      iin: claims.iin,
      bin: claims.bin,
      role: claims.role,
      organisation: claims.org,
      language: claims.lang,
      loggedInWith: claims.login,
    };
    const checked = { viewer, expiresAt: claims.exp * 1000 };
    this.#remember(token, checked);
    return checked;
  }

  async #claimsOf(token: string): Promise<z.infer<typeof CLAIMS>> {
    try {
      const { payload } = await jwtVerify(token, await this.#key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        currentDate: this.#clock.now(),
      });
      return CLAIMS.parse(payload);
    } catch (error) {
      throw new DomainError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED');
    }
  }

  #remember(token: string, checked: Remembered): void {
    const oldest = this.#remembered.keys().next();
    if (this.#remembered.size >= MOST_REMEMBERED && !oldest.done) this.#remembered.delete(oldest.value);
    this.#remembered.set(token, checked);
  }
}
