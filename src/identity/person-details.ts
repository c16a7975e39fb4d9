import { z } from 'zod';
import { DomainError, DomainErrors, isBin, isIin, isRnn, type Language } from '../kernel/index.ts';
import { passwordFault } from './password.ts';

/** What somebody says about themselves. */
export interface PersonInput {
  readonly iin: string;
  readonly bin?: string | null | undefined;
  readonly rnn?: string | null | undefined;
  readonly password: string;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** The same, checked and in one form: the name trimmed, the phone as E.164. */
export interface PersonDetails {
  readonly iin: string;
  readonly bin: string | null;
  readonly rnn: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A person as it is written. */
export interface NewPerson extends PersonDetails {
  readonly language: Language;
  readonly role: string;
  readonly organisation: string | null;
  readonly passwordHash: string;
}

const LONGEST_NAME = 200;
/** Letters with their marks, spaces, and what stands inside names and titles of companies. */
const NAME = /^[\p{L}\p{M}\p{N} .,'’ʼ«»"№()-]*\p{L}[\p{L}\p{M}\p{N} .,'’ʼ«»"№()-]*$/u;
/** RFC 5321, section 4.5.3.1: 254 characters; the shape is that of HTML's e-mail field. */
const EMAIL = z.email({ pattern: z.regexes.html5Email }).max(254);
const PHONE = z.e164();

/** Checks all of it; every fault is reported, each with the input field it is about. */
export function checkPerson(input: PersonInput): PersonDetails {
  const details: PersonDetails = {
    iin: input.iin,
    bin: blankToNull(input.bin),
    rnn: blankToNull(input.rnn),
    name: input.name.normalize('NFC').replace(/ +/g, ' ').trim(),
    email: blankToNull(input.email),
    phone: normalisePhone(blankToNull(input.phone)),
  };
  const faults = [
    isIin(details.iin) ? null : new DomainError('INVALID_IIN', { path: ['input', 'iin'] }),
    details.bin === null || isBin(details.bin)
      ? null
      : new DomainError('INVALID_BIN', { path: ['input', 'bin'] }),
    details.rnn === null || isRnn(details.rnn)
      ? null
      : new DomainError('INVALID_RNN', { path: ['input', 'rnn'] }),
    nameFault(details.name),
    matches(EMAIL, details.email) ? null : new DomainError('INVALID_EMAIL', { path: ['input', 'email'] }),
    matches(PHONE, details.phone) ? null : new DomainError('INVALID_PHONE', { path: ['input', 'phone'] }),
    passwordFault(input.password, [
      details.iin,
      details.bin,
      details.rnn,
      details.email,
      details.phone,
      input.phone,
    ]),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw new DomainErrors(faults);
  return details;
}

function nameFault(name: string): DomainError | null {
  const path = ['input', 'name'];
  if (name === '') return new DomainError('NAME_REQUIRED', { path });
  if (name.length > LONGEST_NAME)
    return new DomainError('NAME_TOO_LONG', { path, values: { max: LONGEST_NAME } });
  return NAME.test(name) ? null : new DomainError('INVALID_NAME', { path });
}

function matches(format: z.ZodType, value: string | null): boolean {
  return value === null || format.safeParse(value).success;
}

function blankToNull(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** `8 (701) 123-45-67`, as it is dialled inside the country, is +77011234567. */
function normalisePhone(value: string | null): string | null {
  return value === null ? null : value.replace(/[\s()-]/g, '').replace(/^8(?=\d{10}$)/, '+7');
}
