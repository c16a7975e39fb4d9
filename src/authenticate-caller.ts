import { bearerTokenOf, type Identity, type Viewer } from './identity/index.ts';
import { DomainError } from './kernel/index.ts';

/** Who calls; where the token that came along is not taken, why, to be told when a viewer is needed. */
export async function authenticateCaller(
  identity: Identity,
  authorization: string | undefined,
): Promise<{ viewer: Viewer | null; fault: DomainError | null }> {
  try {
    return { viewer: await identity.authenticate(bearerTokenOf(authorization)), fault: null };
  } catch (error) {
    if (error instanceof DomainError) return { viewer: null, fault: error };
    throw error;
  }
}
