/** Choices that the forms of several editions share. Their texts lie in `catalogue.json`. */

/** ISO 639-1 codes of the languages in which media appear in Kazakhstan, the two official ones first. */
export const MEDIA_LANGUAGES = [
  'kk',
  'ru',
  'en',
  'ar',
  'az',
  'be',
  'de',
  'fr',
  'hy',
  'ka',
  'ko',
  'ku',
  'ky',
  'mn',
  'pl',
  'tg',
  'tk',
  'tr',
  'tt',
  'ug',
  'uk',
  'uz',
  'zh',
] as const;

/** `KZ` is the whole republic; the rest are the first two digits of the KATO code of a region (ISO 3166-2 too). */
export const TERRITORIES = [
  'KZ',
  '10',
  '11',
  '15',
  '19',
  '23',
  '27',
  '31',
  '33',
  '35',
  '39',
  '43',
  '47',
  '55',
  '59',
  '61',
  '62',
  '63',
  '71',
  '75',
  '79',
] as const;

/** Any place by its full KATO code of nine digits, the first two being its region's. */
export const PLACE_CODE = `(${TERRITORIES.filter((code) => code !== 'KZ').join('|')})[0-9]{7}`;

/** Main thematic focus. The law asks for it and lists no values: this list is the product's own. */
export const MEDIA_TOPICS = [
  'NEWS',
  'SOCIETY_AND_POLITICS',
  'ECONOMY_AND_BUSINESS',
  'LAW',
  'CULTURE_AND_ARTS',
  'LITERATURE',
  'HISTORY_AND_LOCAL_LORE',
  'SCIENCE',
  'EDUCATION',
  'CHILDREN_AND_YOUTH',
  'FAMILY',
  'HEALTH',
  'SPORT',
  'RELIGION',
  'AGRICULTURE',
  'INDUSTRY_AND_TRANSPORT',
  'TECHNOLOGY',
  'ENVIRONMENT',
  'TOURISM',
  'ENTERTAINMENT',
  'ADVERTISING_AND_REFERENCE',
  'OTHER',
] as const;

export const PERIODICITIES = [
  'CONTINUOUS',
  'DAILY',
  'SEVERAL_TIMES_A_WEEK',
  'WEEKLY',
  'SEVERAL_TIMES_A_MONTH',
  'MONTHLY',
  'QUARTERLY',
  'HALF_YEARLY',
  'YEARLY',
  'IRREGULAR',
] as const;

export const DISTRIBUTION_FORMS = ['NEWSPAPER', 'MAGAZINE', 'ALMANAC', 'BULLETIN', 'SUPPLEMENT'] as const;

export const APPLICATION_TYPES = ['REGISTRATION', 'RE_REGISTRATION'] as const;
