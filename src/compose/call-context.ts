import type { FastifyRequest } from 'fastify';
import { type Credentials, headerKey, languageOf, type Texts } from '../graphql/index.ts';
import { bearerTokenOf, type Identity, type Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { FollowingContext, Requests } from '../requests/index.ts';

interface Ports {
  readonly identity: Identity;
  readonly texts: Texts;
  readonly requests: Requests;
}

/** Makes the context of a call from what came with it. */
export function callContexts({ identity, texts, requests }: Ports) {
  return async (
    credentials: Credentials,
    callId: string = crypto.randomUUID(),
  ): Promise<FollowingContext> => {
    const { viewer, fault } = await authenticate(identity, credentials.authorization);
    return {
      texts,
      callId,
      viewer,
      language: languageOf(credentials.acceptLanguage, viewer?.language),
      clientAddress: credentials.address,
      idempotencyKey: headerKey(credentials.idempotencyKey),
      requests: requests.kit,
      following: requests.following,
      ...(fault === null ? {} : { authenticationFault: fault }),
    };
  };
}

/** What a call over HTTP says of itself. */
export function credentialsOf({ headers, ip }: FastifyRequest): Credentials {
  return {
    authorization: headers.authorization,
    acceptLanguage: headers['accept-language'],
    address: ip,
    idempotencyKey: headers['idempotency-key']?.toString(),
  };
}

/** Who carries the token, or why it is not taken. */
export async function authenticate(
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
