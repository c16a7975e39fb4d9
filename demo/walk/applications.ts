import { randomInt } from 'node:crypto';
import { NEWSPAPER } from '../newspaper.ts';
import type { Process } from './process.ts';

const MEDIA = { ...NEWSPAPER, owner: '«Мысал-Медиа» ЖШС' };

const PERIODICALS = [
  {
    title: 'Musterblatt',
    country: 'DE',
    languages: ['de'],
    topics: ['CULTURE_AND_ARTS'],
    periodicity: 'MONTHLY',
    copies: 250,
  },
  {
    title: 'Sample Review',
    country: 'GB',
    languages: ['en'],
    topics: ['SCIENCE', 'EDUCATION'],
    periodicity: 'QUARTERLY',
    copies: 40,
  },
];

const ARCHIVAL = {
  kind: 'SOCIAL_LEGAL',
  fact: 'WORK_RECORD',
  subjectName: 'Мысалова Айгүл Үлгіқызы',
  subjectFormerNames: ['Сынақова Айгүл Үлгіқызы'],
  subjectBirthDate: '1905-03-12',
  subjectBirthPlace: 'Семей қаласы',
  organisation: '«Мысал» фабрикасы',
  position: 'тігінші',
  periodFrom: 1925,
  periodTo: 1940,
  purpose: 'зейнетақы тағайындау',
};

const APOSTILLE = {
  documentKind: 'REFERENCE',
  documentNumber: 'А-12/345',
  documentDate: '2026-10-05',
  issuedBy: 'Қазақстан Республикасының Орталық мемлекеттік мұрағаты',
  signedBy: 'Үлгіұлы М.',
  signatoryPosition: 'директор',
  destinationCountry: 'DE',
};

/** A title that nobody has: another's would stand in the way. */
function freshTitle(): string {
  return `${NEWSPAPER.title} ${randomInt(1e12)}`;
}

/** The mutation of a service, and a form that an applicant would fill in. */
export function applicationFor({ service, region }: Process): {
  readonly mutation: string;
  readonly values: Readonly<Record<string, unknown>>;
} {
  switch (service) {
    case 'MEDIA_REGISTRATION':
      return { mutation: 'MediaRegistration', values: { ...MEDIA, title: freshTitle() } };
    case 'FOREIGN_PERIODICALS':
      return { mutation: 'ForeignPeriodicals', values: { region, periodicals: PERIODICALS } };
    case 'ARCHIVAL_REFERENCE':
      return { mutation: 'ArchivalReference', values: ARCHIVAL };
    case 'APOSTILLE':
      return { mutation: 'Apostille', values: APOSTILLE };
    default:
      throw new Error(`nothing to fill in for ${service}`);
  }
}
