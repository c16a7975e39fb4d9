import { FORM_FAULT_CODES } from '../../src/catalogue/form-fault.ts';
import { REGISTRY_FAULTS } from '../../src/registries/check-people.ts';
import { CALENDAR_DAY_FAULTS } from '../../src/requests/calendar-decrees/check-calendar-decree.ts';
import { EXTENSION_REFUSALS } from '../../src/requests/deadlines/extend-deadline.ts';
import { NOT_DUE } from '../../src/requests/reports/why-not-due.ts';
import { SIGNATURE_DOUBTS, SIGNATURE_FAULTS } from '../../src/signatures/index.ts';
import { readLocale } from './locale-files.ts';
import { placeholders } from './locale-rules.ts';
import { sourceFiles } from './source-files.ts';
import { thrownCodes } from './thrown-codes.ts';

const FORM_CODES = FORM_FAULT_CODES.map((code) => `FORM_${code}`);
/** Answers of the signature check that are neither yes nor no. */

/** Files that work out the code they throw, with all that it may be. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  'src/centres/hand-over.ts': REGISTRY_FAULTS,
  'src/identity/log-in-with-certificate.ts': [...SIGNATURE_FAULTS, ...SIGNATURE_DOUBTS],
  'src/identity/refresh-session.ts': ['SESSION_REUSED', 'REFRESH_TOKEN_INVALID'],
  'src/requests/bringing/attach-brought-files.ts': [],
  'src/requests/bringing/find-applicant.ts': REGISTRY_FAULTS,
  'src/requests/calendar-decrees/check-calendar-decree.ts': CALENDAR_DAY_FAULTS,
  'src/requests/checked-values.ts': FORM_CODES,
  'src/requests/deadlines/extend-deadline.ts': EXTENSION_REFUSALS,
  'src/requests/reports/take-report.ts': NOT_DUE,
  'src/requests/signing/sign-request.ts': [...SIGNATURE_FAULTS, ...SIGNATURE_DOUBTS],
  'src/requests/signing/issue-result.ts': [...SIGNATURE_FAULTS, ...SIGNATURE_DOUBTS],
};

const files = sourceFiles('src').filter(({ path }) => !path.startsWith('src/sandbox/'));
const thrown = files.map(thrownCodes);
const literal = thrown.flatMap((codes) => codes.literal);
const texts = readLocale('kk');
const known = [...texts.keys()]
  .filter((key) => key.startsWith('errors:'))
  .map((key) => key.slice('errors:'.length));

describe('every error code', () => {
  it('that is thrown has a text', () => {
    const wanted = new Set([...literal.map(({ code }) => code), ...Object.values(COMPUTED).flat()]);
    expect([...wanted].filter((code) => !known.includes(code)).toSorted()).toEqual([]);
  });

  it('that is worked out is listed here by the file that throws it', () => {
    expect([...new Set(thrown.flatMap(({ computed }) => computed))].toSorted()).toEqual(
      Object.keys(COMPUTED).toSorted(),
    );
  });

  it('that has a text is used', () => {
    const computed = new Set(Object.values(COMPUTED).flat());
    const unused = known.filter(
      (code) =>
        !computed.has(code) &&
        !files.some(({ text }) => text.includes(`'${code}'`) || text.includes(`errors:${code}'`)),
    );
    expect(unused).toEqual([]);
  });

  it('comes with the values that its text names', () => {
    const lacking = literal.flatMap(({ path, code, values }) =>
      placeholders(texts.get(`errors:${code}`) ?? '')
        .filter((name) => values !== null && !values.includes(name))
        .map((name) => `${path}: ${code} without ${name}`),
    );
    expect(lacking).toEqual([]);
  });
});

describe('the reader of thrown codes', () => {
  const read = (text: string) => thrownCodes({ path: 'src/a.ts', text });

  it('reads codes, values and choices', () => {
    const { literal: found } = read(`
      throw new DomainError('A');
      throw new DomainError('B', { path: ['x', f(1, 2)], values: { max: 5, name } });
      throw new DomainError(late ? 'C' : 'D', { values });
      // throw new DomainError('E');`);
    expect(found).toEqual([
      { path: 'src/a.ts', code: 'A', values: [] },
      { path: 'src/a.ts', code: 'B', values: ['max', 'name'] },
      { path: 'src/a.ts', code: 'C', values: null },
      { path: 'src/a.ts', code: 'D', values: null },
    ]);
  });

  it('tells which files work a code out', () => {
    expect(read('throw new DomainError(`FORM_$' + '{fault.code}`, {});').computed).toEqual(['src/a.ts']);
    expect(read('throw new DomainError(verdict.code);').computed).toEqual(['src/a.ts']);
  });
});
