import { isBin, isIin } from '../src/kernel/index.ts';

/** A person of the bench, as a row of `person`. */
export interface BenchPerson {
  readonly iin: string;
  readonly bin: string | null;
  readonly name: string;
  readonly role: 'APPLICANT' | 'CLERK' | 'HEAD' | 'EXECUTOR';
  readonly organisation: string | null;
}

const FAMILY = [
  'Мысалбаев',
  'Үлгібаев',
  'Сынақов',
  'Қиялов',
  'Өрнеков',
  'Ізденісов',
  'Болжамов',
  'Тәжірибеев',
];
const GIVEN = ['Ерлан', 'Айгүл', 'Дәурен', 'Гүлнәр', 'Нұрлан', 'Шолпан', 'Қайрат', 'Әсел', 'Серік', 'Жанар'];
const FATHER = ['Мысалұлы', 'Үлгіқызы', 'Қиялұлы', 'Өрнекқызы'];
const PROVIDER = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
const STAFF = ['CLERK', 'HEAD', 'EXECUTOR', 'EXECUTOR'] as const;

/** Applicants, then the provider's staff. Every fourth applicant heads a legal entity. Nobody of them exists. */
export function benchPeople(applicants: number): BenchPerson[] {
  const iins = numbers(isIin, (serial) => `8502${30 + (serial % 9)}3${String(serial).padStart(4, '0')}`);
  const bins = numbers(isBin, (serial) => `120140${String(serial).padStart(5, '0')}`);
  const people: BenchPerson[] = [];
  for (let index = 0; index < applicants; index += 1) {
    const bin = index % 4 === 0 ? next(bins) : null;
    people.push({ iin: next(iins), bin, name: nameOf(index), role: 'APPLICANT', organisation: null });
  }
  const staff = STAFF.map((role, index): BenchPerson => {
    return { iin: next(iins), bin: null, name: nameOf(7 * index), role, organisation: PROVIDER };
  });
  return [...people, ...staff];
}

/** Numbers of the pattern with the check digit that fits; those of people have a day that no month has. */
function* numbers(
  accepts: (value: string) => boolean,
  pattern: (serial: number) => string,
): Generator<string> {
  for (let serial = 0; serial < 10_000; serial += 1) {
    const digits = pattern(serial);
    const fitting = [...'0123456789'].map((digit) => digits + digit).find(accepts);
    if (fitting !== undefined) yield fitting;
  }
}

function next(source: Generator<string>): string {
  const { value, done } = source.next();
  if (done === true) throw new Error('the numbers have run out');
  return value;
}

function nameOf(index: number): string {
  const pick = (words: readonly string[], divisor: number): string =>
    words[Math.floor(index / divisor) % words.length] ?? '';
  return `${pick(FAMILY, 1)} ${pick(GIVEN, 8)} ${pick(FATHER, 80)}`;
}
