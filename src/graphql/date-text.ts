import type { Language } from '../kernel/index.ts';

/** Kazakhstan has one time zone since 1 March 2024: UTC+5. */
const ZONE = 'Asia/Almaty';

const FORMATS: Record<Language, Intl.DateTimeFormat> = {
  kk: new Intl.DateTimeFormat('kk-KZ', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' }),
  ru: new Intl.DateTimeFormat('ru-RU', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' }),
};

/** A date as acts write it, unlike the shortened Intl form: «2012 жылғы 7 қараша», «7 ноября 2012 года». */
export function formatDate(date: Date, language: Language): string {
  const parts = FORMATS[language].formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return PATTERNS[language](part('day'), part('month'), part('year'));
}

const PATTERNS: Record<Language, (day: string, month: string, year: string) => string> = {
  kk: (day, month, year) => `${year} ${KK_OF_YEAR} ${day} ${month}`,
  ru: (day, month, year) => `${day} ${month} ${year} ${RU_OF_YEAR}`,
};

/* Cyrillic by code point: prose belongs to the locale files, these two words belong to the format. */
const KK_OF_YEAR = '\u0436\u044b\u043b\u0493\u044b';
const RU_OF_YEAR = '\u0433\u043e\u0434\u0430';
