import { GraphQLError, GraphQLScalarType } from 'graphql';
import { isBin, isIin } from '../kernel/index.ts';

/** ISO 8601 instants. Rows carry them as text already in that form, so output is passed through. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC: 2026-11-22T09:30:00.000Z.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : zulu(String(value))),
  parseValue: (value) => parse('DateTime', value, parseInstant),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, ISO 8601: 2026-11-22.',
  serialize: String,
  parseValue: (value) => parse('Date', value, parseCalendarDate),
});

export const DurationScalar = text(
  'Duration',
  'An ISO 8601 duration: PT15M, P10D.',
  /^P(?!$)[0-9YMWDTHS.]+$/,
);
export const Base64Scalar = text(
  'Base64',
  'Bytes in Base64 (RFC 4648, section 4), line breaks allowed.',
  /^[A-Za-z0-9+/=\s]*$/,
);

export const IinScalar = new GraphQLScalarType<string, string>({
  name: 'IIN',
  description: 'Twelve digits with a valid check digit: individual identification number.',
  serialize: String,
  parseValue: (value) => parse('IIN', value, (raw) => (isIin(raw) ? raw : null)),
});

export const BinScalar = new GraphQLScalarType<string, string>({
  name: 'BIN',
  description: 'Twelve digits with a valid check digit: business identification number.',
  serialize: String,
  parseValue: (value) => parse('BIN', value, (raw) => (isBin(raw) ? raw : null)),
});

export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

function text(name: string, description: string, pattern: RegExp): GraphQLScalarType<string, string> {
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: (value) => parse(name, value, (raw) => (pattern.test(raw) ? raw : null)),
  });
}

function parse<Value>(name: string, value: unknown, read: (raw: string) => Value | null): Value {
  const parsed = typeof value === 'string' ? read(value) : null;
  if (parsed === null) {
    throw new GraphQLError(`${name}: not a valid value`, {
      extensions: { code: 'BAD_USER_INPUT', reason: `INVALID_${name.toUpperCase()}` },
    });
  }
  return parsed;
}

const SECONDS_END = '2026-11-22T09:30:00'.length;

/** One form for all: PostgreSQL's JSON writes UTC as an offset, and leaves out zeros at the end of a fraction. */
function zulu(instant: string): string {
  const zone = instant.endsWith('+00:00') ? 6 : instant.endsWith('Z') ? 1 : 0;
  if (zone === 0) return instant;
  const fraction = instant.slice(SECONDS_END + 1, -zone);
  return `${instant.slice(0, SECONDS_END)}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** There is no year 0 (PostgreSQL says so, too). */
const YEAR_ZERO = '0000-';

function parseInstant(raw: string): Date | null {
  if (raw.startsWith(YEAR_ZERO)) return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(raw)) return null;
  const date = new Date(raw);
  return Number.isNaN(date.getTime()) ? null : date;
}

function parseCalendarDate(raw: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(raw) || raw.startsWith(YEAR_ZERO)) return null;
  const date = new Date(`${raw}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== raw ? null : raw;
}
