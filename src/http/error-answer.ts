import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS, languageOf, type Texts } from '../graphql/index.ts';
import { DomainError, message } from '../kernel/index.ts';

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_NOT_SUPPORTED: 415,
  TOO_MANY_REQUESTS: 429,
};

/**
 * Answers what fails outside of GraphQL, in the reader's language: at the GraphQL address as its clients expect errors,
 * elsewhere as `{code, message}`. Nothing of an unexpected fault is told but the number under which the log has it.
 */
export function errorAnswer(texts: Texts) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error);
    if (refusal === null) request.log.error({ err: error, reqId: request.id }, 'unexpected error');
    const { code, values } = refusal ?? new DomainError('INTERNAL', { values: { callId: request.id } });
    const language = languageOf(request.headers['accept-language'], undefined);
    const text = texts.translate(message(`errors:${code}`, values), language);
    const callId = refusal === null ? { callId: request.id } : {};
    reply
      .code(STATUS_BY_CODE[code] ?? 500)
      .headers({ 'content-language': language, 'cache-control': 'no-store', vary: 'Accept-Language' })
      .type('application/json; charset=utf-8')
      .send(
        request.url.startsWith('/graphql')
          ? { errors: [{ message: text, extensions: { code, ...callId } }] }
          : { code, message: text, ...callId },
      );
  };
}

/** What the caller did wrong; null where it was not the caller. */
function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (typeof error !== 'object' || error === null) return null;
  const { code, statusCode, seconds } = error as { code?: unknown; statusCode?: unknown; seconds?: unknown };
  if (code === 'TOO_MANY_REQUESTS') {
    return new DomainError('TOO_MANY_REQUESTS', { values: { seconds: Number(seconds) } });
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new DomainError('BODY_TOO_LARGE', { values: { limit: Math.floor(LIMITS.body / 1_000_000) } });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new DomainError('MEDIA_TYPE_NOT_SUPPORTED');
  return typeof statusCode === 'number' && statusCode < 500 ? new DomainError('BAD_REQUEST') : null;
}
