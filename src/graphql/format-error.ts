import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError, DomainErrors, message } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';

type Reader = Pick<EdgeContext, 'texts' | 'language' | 'callId'>;

/** Codes that graphql-js and Apollo give to what is wrong with the document itself. */
const ABOUT_THE_DOCUMENT: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
]);

/**
 * An error as it leaves: a stable code and a text in the reader's language. Nothing of an unexpected one is told but
 * the number under which the log has it.
 */
export function formatError(error: GraphQLError, reader: Reader): GraphQLFormattedError {
  const { originalError } = error;
  const [first] = originalError instanceof DomainErrors ? originalError.errors : [originalError];
  if (first instanceof DomainError) return formatDomainError(error, first, reader);
  const invalid = invalidValue(error);
  if (invalid !== null) {
    return {
      message: reader.texts.translate(message(`errors:${invalid}`), reader.language),
      ...placeOf(error),
      extensions: { code: 'BAD_USER_INPUT', reason: invalid, detail: error.message },
    };
  }
  const code = documentFault(error);
  if (code !== null) {
    return {
      message: reader.texts.translate(message(`errors:${textCode(code)}`), reader.language),
      ...placeOf(error),
      extensions: { code, detail: error.message },
    };
  }
  return {
    message: reader.texts.translate(message('errors:INTERNAL', { callId: reader.callId }), reader.language),
    ...placeOf(error),
    extensions: { code: 'INTERNAL', callId: reader.callId },
  };
}

/** What a scalar says is wrong with a value, where it is worded; null elsewhere. */
function invalidValue(error: GraphQLError): string | null {
  const { originalError } = error;
  const from = originalError instanceof GraphQLError ? originalError : error;
  const { reason } = from.extensions;
  return typeof reason === 'string' && WORDED.has(reason) ? reason : null;
}

const WORDED: ReadonlySet<string> = new Set(['INVALID_IIN', 'INVALID_BIN']);

/** Whether it is a fault of the program and not of the caller: to be logged. */
export function isUnexpected(error: GraphQLError): boolean {
  const { originalError } = error;
  return !(
    originalError instanceof DomainError ||
    originalError instanceof DomainErrors ||
    documentFault(error) !== null
  );
}

function formatDomainError(error: GraphQLError, fault: DomainError, reader: Reader): GraphQLFormattedError {
  return {
    message: reader.texts.translate(message(`errors:${fault.code}`, fault.values), reader.language),
    ...placeOf(error),
    extensions: { code: fault.code, ...(fault.inputPath === undefined ? {} : { input: fault.inputPath }) },
  };
}

function documentFault(error: GraphQLError): string | null {
  const { code } = error.extensions;
  if (typeof code === 'string' && ABOUT_THE_DOCUMENT.has(code)) return code;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return null;
  /* graphql-js itself throws without a code and without an original error: values of variables, for instance. */
  return error.originalError === undefined || error.originalError instanceof GraphQLError
    ? 'BAD_USER_INPUT'
    : null;
}

function textCode(code: string): string {
  return code === 'QUERY_TOO_COMPLEX' ? code : 'BAD_REQUEST';
}

function placeOf(error: GraphQLError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return {
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
  };
}
