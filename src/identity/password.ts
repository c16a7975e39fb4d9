import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../kernel/index.ts';

const SHORTEST = 8;
const LONGEST = 128;
const ARGON2ID = 2;
/** Argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, first choice. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;
/** No password hashes to it; it costs as much to check as a real one. */
export const NO_PASSWORD = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** What is wrong with a new password, or null. `logins` are the person's own names, which it may not repeat. */
export function passwordFault(
  password: string,
  logins: readonly (string | null | undefined)[],
): DomainError | null {
  const path = ['input', 'password'];
  const length = [...normalise(password)].length;
  if (length < SHORTEST) return new DomainError('PASSWORD_TOO_SHORT', { path, values: { min: SHORTEST } });
  if (length > LONGEST) return new DomainError('PASSWORD_TOO_LONG', { path, values: { max: LONGEST } });
  const same = logins.some((login) => login?.toLowerCase() === password.trim().toLowerCase());
  return same ? new DomainError('PASSWORD_EQUALS_LOGIN', { path }) : null;
}

export async function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS);
}

/** Whether it is the password. Takes the same time where there is no such person (`null`) as where there is. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const normalised = normalise(password);
  const tooLong = [...normalised].length > LONGEST;
  const same = await verify(passwordHash ?? NO_PASSWORD, tooLong ? '' : normalised);
  return same && passwordHash !== null && !tooLong;
}

/** One letter is one letter however the keyboard composed it: NIST SP 800-63B, section 5.1.1.2. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
