import type { Holder, Template } from '../certification-authority/index.ts';

/** Somebody to play a part with. */
export interface DemonstrationPerson {
  readonly holder: Omit<Holder, 'organisation'>;
  /** The legal entity the person heads; null for everybody else. */
  readonly legalEntity: { readonly name: string; readonly bin: string } | null;
  readonly template: Template;
  readonly role: 'APPLICANT' | 'CLERK' | 'UNIT_HEAD' | 'EXECUTOR' | 'HEAD' | 'ADMINISTRATOR';
  /** Code of the organisation the person works for; null for those who are not its staff. */
  readonly organisation: string | null;
  readonly password: string;
}

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';

/**
 * Nobody real: surnames are made of the words for example, test and trial, and every IIN has a right check digit but
 * a date of birth in 1905. The BIN is of a legal entity registered in December 2099 or 1999, type 4.
 */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    holder: { surname: 'Мысалова', givenName: 'Айгүл', patronymic: 'Үлгіқызы', iin: '050312400011' },
    legalEntity: null,
    template: 'INDIVIDUAL',
    role: 'APPLICANT',
    organisation: null,
    password: 'Applicant-Mysal-2026',
  },
  {
    holder: { surname: 'Үлгібаев', givenName: 'Ерлан', patronymic: 'Мысалұлы', iin: '050312300025' },
    legalEntity: { name: '«Мысал-Медиа» ЖШС', bin: '991240999991' },
    template: 'HEAD',
    role: 'APPLICANT',
    organisation: null,
    password: 'Company-Ulgi-2026',
  },
  staff('CLERK', 'Clerk-Synaq-2026', {
    surname: 'Сынақбаева',
    givenName: 'Гүлнар',
    patronymic: 'Мысалқызы',
    iin: '050723400036',
  }),
  staff('UNIT_HEAD', 'Unit-Korme-2026', {
    surname: 'Көрмебаев',
    givenName: 'Дәурен',
    patronymic: 'Сынақұлы',
    iin: '051115300047',
  }),
  staff('EXECUTOR', 'Executor-Tajiribe-2026', {
    surname: 'Тәжірибаев',
    givenName: 'Асқар',
    patronymic: 'Үлгіұлы',
    iin: '050909300050',
  }),
  staff('EXECUTOR', 'Executor-Baiqau-2026', {
    surname: 'Байқауова',
    givenName: 'Сәуле',
    patronymic: 'Мысалқызы',
    iin: '050602400068',
  }),
  {
    holder: { surname: 'Машықов', givenName: 'Нұрлан', patronymic: 'Сынақұлы', iin: '050228300079' },
    legalEntity: { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' },
    template: 'HEAD',
    role: 'HEAD',
    organisation: COMMITTEE,
    password: 'Head-Mashyq-2026',
  },
  {
    holder: { surname: 'Баптаева', givenName: 'Мадина', patronymic: 'Үлгіқызы', iin: '051214400081' },
    legalEntity: null,
    template: 'INDIVIDUAL',
    role: 'ADMINISTRATOR',
    organisation: null,
    password: 'Administrator-Baptau-2026',
  },
];

function staff(
  role: DemonstrationPerson['role'],
  password: string,
  holder: DemonstrationPerson['holder'],
): DemonstrationPerson {
  return { holder, legalEntity: null, template: 'INDIVIDUAL', role, organisation: COMMITTEE, password };
}

export function fullName({ holder }: DemonstrationPerson): string {
  return [holder.surname, holder.givenName, holder.patronymic].filter((part) => part !== undefined).join(' ');
}
