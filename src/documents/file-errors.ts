import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Texts } from '../graphql/index.ts';
import { DomainError, type Language, message } from '../kernel/index.ts';
import { fileTooLarge } from './store-file.ts';

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  SESSION_ENDED: 401,
  FORBIDDEN: 403,
  FILE_NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  FILE_TYPE_MISMATCH: 415,
  RATE_LIMITED: 429,
  TOO_MANY_ATTEMPTS: 429,
};

/**
 * Answers `{code, message}` in the reader's language; what is no refusal of ours goes on to the server's
 * handler.
 */
export function fileErrorHandler(options: {
  readonly texts: Texts;
  readonly languageOf: (request: FastifyRequest) => Language;
}) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    const language = options.languageOf(request);
    return reply
      .code(STATUS_BY_CODE[refusal.code] ?? 400)
      .headers({ 'content-language': language, 'cache-control': 'no-store', vary: 'Accept-Language' })
      .send({
        code: refusal.code,
        message: options.texts.translate(message(`errors:${refusal.code}`, refusal.values), language),
      });
  };
}

/** Fastify refuses some bodies before the route sees them: too long, or of a type that is no form. */
function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return fileTooLarge();
  if (typeof error.code === 'string' && error.code.startsWith('FST_ERR_CTP_')) {
    return new DomainError('UPLOAD_MALFORMED', { path: ['file'] });
  }
  return null;
}
