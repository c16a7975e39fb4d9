import { bearerTokenOf, type Identity } from './identity/index.ts';
import { DomainError } from './kernel/index.ts';

/** Who calls, or why the token that came along was not taken. */
export async function authenticate(identity: Identity, authorization: string | undefined) {
  try {
    return { viewer: await identity.authenticate(bearerTokenOf(authorization)), fault: null };
  } catch (error) {
    if (error instanceof DomainError) return { viewer: null, fault: error };
    throw error;
  }
}
