import { type Logger, pino } from 'pino';

/** Structured logs on the standard output; no personal data: of an error, only what names it, never its parameters. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, serializers: { err: plainError } });
}

function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}
