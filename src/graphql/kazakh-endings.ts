/** The cases of Kazakh that texts put a value into; LOCAL makes an adjective of the locative: «қарашадағы». */
export const KAZAKH_CASES = [
  'genitive',
  'dative',
  'accusative',
  'locative',
  'ablative',
  'instrumental',
  'local',
] as const;
export type KazakhCase = (typeof KAZAKH_CASES)[number];

type Sound = 'VOWEL' | 'GLIDE' | 'NASAL' | 'BUZZ' | 'VOICELESS' | 'POSSESSED';

/** First sounds of the ending by the last sound of the word, with А and І where harmony decides. */
const ENDINGS: Record<KazakhCase, Record<Sound, string>> = {
  genitive: table('нІң', 'дІң', 'нІң', 'дІң', 'тІң', 'нІң'),
  dative: table('ғА', 'ғА', 'ғА', 'ғА', 'қА', 'нА'),
  accusative: table('нІ', 'дІ', 'дІ', 'дІ', 'тІ', 'н'),
  locative: table('дА', 'дА', 'дА', 'дА', 'тА', 'ндА'),
  ablative: table('дАн', 'дАн', 'нАн', 'дАн', 'тАн', 'нАн'),
  instrumental: table('мен', 'мен', 'мен', 'бен', 'пен', 'мен'),
  local: table('дАғІ', 'дАғІ', 'дАғІ', 'дАғІ', 'тАғІ', 'ндАғІ'),
};

const BACK = new Set('аоұыуюяё');
const FRONT = new Set('әеөүіэь');
const VOWELS = new Set('аәоөұүыіеэяё');
const GLIDES = new Set('лрйуию');
const NASALS = new Set('мнң');
const BUZZ = new Set('зж');
/** Names of letters that are said with a back vowel, «қа», «ша»; of all others with a front one, «эс», «те». */
const BACK_LETTERS = new Set('қғхһшщ');
/** Letters whose name begins with its vowel and ends in the letter itself, «эс»; of the others it ends in a vowel. */
const CLOSED_LETTERS = new Set('лмнрсф');
/** Of patronymics: third person, which takes endings of its own. */
const POSSESSED = /(?:ұлы|қызы)$/u;

const UNITS = ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'];
const TENS = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'];
/** The last word of a round number, by how many noughts it ends with from three on. */
const THOUSANDS = ['мың', 'миллион', 'миллиард', 'триллион'];

/**
 * A word, name, number or abbreviation with its ending: «Алматыда», «ҚЫЗЫНА», «7-ге», «ЭЦҚ-ны». After digits and
 * abbreviations the ending follows a hyphen and the way they are read. Of several words the last one takes it.
 */
export function inKazakhCase(text: string, name: KazakhCase): string {
  const last = /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(text)?.[0];
  if (last === undefined) return text;
  const closing = /[^\p{L}\p{N}]*$/u.exec(text)?.[0] ?? '';
  const stem = text.slice(0, text.length - closing.length);
  if (/\p{N}$/u.test(last)) {
    const digits = (/(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)$/u.exec(stem)?.[0] ?? '0').replace(/\D/gu, '');
    return `${stem}-${endingOf(lastWordOf(digits), name)}${closing}`;
  }
  if (isAbbreviation(last, stem)) return `${stem}-${endingOf(spoken(last), name)}${closing}`;
  const ending = endingOf(last, name);
  return `${stem}${/^[^\p{Ll}]+$/u.test(last) ? ending.toLocaleUpperCase('kk') : ending}${closing}`;
}

function endingOf(word: string, name: KazakhCase): string {
  const lower = word.toLocaleLowerCase('kk');
  const back = isBack(lower);
  const ending = ENDINGS[name][soundOf(lower)];
  const harmonised = ending.replaceAll('А', back ? 'а' : 'е').replaceAll('І', back ? 'ы' : 'і');
  return back ? harmonised : harmonised.replaceAll('ғ', 'г').replaceAll('қ', 'к');
}

function soundOf(word: string): Sound {
  if (POSSESSED.test(word)) return 'POSSESSED';
  const letter = word.replace(/[ьъ]+$/u, '').at(-1) ?? '';
  if (VOWELS.has(letter)) return 'VOWEL';
  if (GLIDES.has(letter)) return 'GLIDE';
  if (NASALS.has(letter)) return 'NASAL';
  return BUZZ.has(letter) ? 'BUZZ' : 'VOICELESS';
}

/** By the last vowel that tells; «и» does not, nor «у» after another vowel of its word. */
function isBack(word: string): boolean {
  if (word.endsWith('ь')) return false;
  const telling = [...word]
    .reverse()
    .find((letter) => (BACK.has(letter) || FRONT.has(letter)) && letter !== 'у');
  if (telling !== undefined) return BACK.has(telling);
  return word.includes('у');
}

/** The word that a number ends with when read aloud. */
function lastWordOf(digits: string): string {
  const significant = digits.replace(/0+$/u, '');
  if (significant === '') return UNITS[0] ?? '';
  const noughts = digits.length - significant.length;
  const digit = Number(significant.at(-1));
  if (noughts === 0) return UNITS[digit] ?? '';
  if (noughts === 1) return TENS[digit] ?? '';
  if (noughts === 2) return 'жүз';
  return THOUSANDS[Math.floor(noughts / 3) - 1] ?? THOUSANDS.at(-1) ?? '';
}

/** Capitals alone, two to five of them, in a text that is not all written in capitals. */
function isAbbreviation(word: string, text: string): boolean {
  return (
    /^\p{Lu}{2,5}$/u.test(word) &&
    !POSSESSED.test(word.toLocaleLowerCase('kk')) &&
    (text === word || /\p{Ll}/u.test(text))
  );
}

/** With a vowel inside it is read as a word, «БАҚ»; without one, or with «Э» alone, its letters are named: the last tells. */
function spoken(abbreviation: string): string {
  const lower = abbreviation.toLocaleLowerCase('kk');
  if ([...lower].some((letter) => letter !== 'э' && VOWELS.has(letter))) return lower;
  const letter = lower.at(-1) ?? '';
  if (BACK_LETTERS.has(letter)) return `${letter}а`;
  return CLOSED_LETTERS.has(letter) ? `э${letter}` : `${letter}е`;
}

function table(
  VOWEL: string,
  GLIDE: string,
  NASAL: string,
  BUZZING: string,
  VOICELESS: string,
  OWNED: string,
): Record<Sound, string> {
  return { VOWEL, GLIDE, NASAL, BUZZ: BUZZING, VOICELESS, POSSESSED: OWNED };
}
