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

/** ISO 3166-1 alpha-2. */
export const COUNTRIES: readonly string[] = [
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT',
  'BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH',
  'ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT',
  'HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS',
  'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI',
  'NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG',
  'SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG',
  'UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '));

export const ARCHIVAL_REQUEST_KINDS = ['SOCIAL_LEGAL', 'THEMATIC', 'GENEALOGICAL'] as const;

export const ARCHIVAL_FACTS = [
  'WORK_RECORD',
  'SALARY',
  'EDUCATION',
  'AWARD',
  'MILITARY_SERVICE',
  'CIVIL_STATUS',
  'PROPERTY',
  'REPRESSION',
  'OTHER',
] as const;

export const ARCHIVAL_DOCUMENT_KINDS = ['REFERENCE', 'COPY', 'EXTRACT'] as const;

/** The bodies that issue archival references under order No 178 of 2012, annex 2, paragraph 2. */
export const ARCHIVES = [
  'INFORMATION_AND_ARCHIVES_COMMITTEE',
  'NATIONAL_ARCHIVE',
  'CENTRAL_STATE_ARCHIVES',
] as const;
