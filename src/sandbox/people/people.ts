import { CENTRE_STAFF } from './centre-staff.ts';
import { type DemonstrationPerson, staffOf } from './demonstration-person.ts';
import { PROVIDER_STAFF } from './provider-staff.ts';

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';

/** Enough to see one service through; the first whom a client meets in each role. */
const FIRST_PEOPLE: readonly DemonstrationPerson[] = [
  {
    holder: { surname: 'Мысалова', givenName: 'Айгүл', patronymic: 'Үлгіқызы', iin: '050312400011' },
    legalEntity: null,
    rnn: null,
    template: 'INDIVIDUAL',
    role: 'APPLICANT',
    organisation: null,
    password: 'Applicant-Mysal-2026',
  },
  {
    holder: { surname: 'Үлгібаев', givenName: 'Ерлан', patronymic: 'Мысалұлы', iin: '050312300025' },
    legalEntity: { name: '«Мысал-Медиа» ЖШС', bin: '991240999991' },
    rnn: null,
    template: 'HEAD',
    role: 'APPLICANT',
    organisation: null,
    password: 'Company-Ulgi-2026',
  },
  staffOf(COMMITTEE, 'CLERK', 'Clerk-Synaq-2026', {
    surname: 'Сынақбаева',
    givenName: 'Гүлнар',
    patronymic: 'Мысалқызы',
    iin: '050723400036',
  }),
  staffOf(COMMITTEE, 'UNIT_HEAD', 'Unit-Korme-2026', {
    surname: 'Көрмебаев',
    givenName: 'Дәурен',
    patronymic: 'Сынақұлы',
    iin: '051115300047',
  }),
  staffOf(COMMITTEE, 'EXECUTOR', 'Executor-Tajiribe-2026', {
    surname: 'Тәжірибаев',
    givenName: 'Асқар',
    patronymic: 'Үлгіұлы',
    iin: '050909300050',
  }),
  {
    ...staffOf(COMMITTEE, 'EXECUTOR', 'Executor-Baiqau-2026', {
      surname: 'Байқауова',
      givenName: 'Сәуле',
      patronymic: 'Мысалқызы',
      iin: '050602400068',
    }),
    algorithm: 'RSA',
  },
  {
    holder: { surname: 'Машықов', givenName: 'Нұрлан', patronymic: 'Сынақұлы', iin: '050228300079' },
    legalEntity: { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' },
    rnn: null,
    template: 'HEAD',
    role: 'HEAD',
    organisation: COMMITTEE,
    password: 'Head-Mashyq-2026',
  },
  {
    holder: { surname: 'Баптаева', givenName: 'Мадина', patronymic: 'Үлгіқызы', iin: '051214400081' },
    legalEntity: null,
    rnn: null,
    template: 'INDIVIDUAL',
    role: 'ADMINISTRATOR',
    organisation: null,
    password: 'Administrator-Baptau-2026',
  },
];

/** May log in with a taxpayer's number, as an edition of 2011 lets applicants do; has a key of that time. */
const TAXPAYER: DemonstrationPerson = {
  holder: { surname: 'Көшірмебаев', givenName: 'Марат', patronymic: 'Үлгіұлы', iin: '051126300324' },
  legalEntity: null,
  rnn: '600500000000',
  template: 'INDIVIDUAL',
  algorithm: 'RSA',
  role: 'APPLICANT',
  organisation: null,
  password: 'Applicant-Koshirme-2026',
};

/** Answers for an information system of the committee, which webhooks are delivered to. */
const INTEGRATOR = staffOf(COMMITTEE, 'INTEGRATOR', 'Integrator-Tuspal-2026', {
  surname: 'Тұспалова',
  givenName: 'Айжан',
  patronymic: 'Сынаққызы',
  iin: '051225400339',
});

/**
 * Nobody real: surnames are made of the words for example, test, sketch, riddle and the like, and every IIN has a right
 * check digit but a date of birth in 1905. The BIN is of a legal entity registered in December 2099 or 1999, type 4.
 */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  ...FIRST_PEOPLE,
  ...PROVIDER_STAFF,
  ...CENTRE_STAFF,
  INTEGRATOR,
  TAXPAYER,
];
