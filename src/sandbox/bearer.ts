import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether the request carries that secret (RFC 6750, 2.1); takes the same time whatever it carries. */
export function isBearer(request: FastifyRequest, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`));
}

/** A hook that answers 401 to whoever does not carry that secret, before anything of the request is read. */
export function bearerOnly(secret: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    isBearer(request, secret) ? undefined : reply.code(401).send({ error: 'unauthorized' });
}
