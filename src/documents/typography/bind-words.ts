/** Words that name what a number after them counts off: пункт 7, дом 8. */
const NAMING = '(?:пункт|стать|част|глав|раздел|приложени|дом|квартир|документ|том)\\p{L}*';

/** Each finds spaces at which no line may break. */
const BOUND = [
  // № 5; БИН 120140000017
  /(?<=№|(?<!\S)\p{Lu}{2,4}(?= \d)) /gu,
  // a dash does not begin a line
  / (?=[–—](?:\s|$))/gu,
  // в документе, с доверенностью
  /(?<=(?:^|[\s(«])[авикосуя]) (?=\S)/giu,
  // от 7 ноября
  /(?<=(?:^|[\s(])(?:до|за|на|от|по)) (?=\d)/giu,
  // А. Б. Мысалов, Мысалов А. Б.
  /(?<=(?:^|[\s(«])\p{Lu}\.) (?=\p{Lu})/gu,
  /(?<=(?:^|\s)\p{Lu}\p{Ll}+) (?=\p{Lu}\.(?:[\s\p{Lu}),;]|$))/gu,
  // л. 12, г. Астана
  /(?<=(?:^|[\s(])(?:г|д|кв|л|обл|оп|п|пп|пр|р|с|ст|стр|т|ул|ф)\.) (?=\S)/giu,
  // 1 200
  /(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))/gu,
  // 2026 года, 2026 жылғы
  /(?<=(?<!\d)\d{4}) (?=жыл|год|г\.)/gu,
  // 2163 тенге
  /(?<=\d) (?=(?:теңге|тенге|тиын|мың|тыс|млн|дана|экз|кг|км|см|мм|м|%|₸)(?!\p{L}))/gu,
  // пункт 7
  new RegExp(`(?<=(?:^|[\\s(«])${NAMING}) (?=\\d)`, 'giu'),
  // 7 қараша, 22 ноября, but not the word after "пункт 7"
  new RegExp(`(?<=(?<!\\S)(?<!${NAMING}\\s)\\d{1,2}) (?=\\p{Ll})`, 'gu'),
];

/** Puts no-break spaces where a line would break badly, in Kazakh and in Russian. */
export function bindWords(text: string): string {
  return BOUND.reduce((bound, space) => bound.replace(space, '\u00a0'), text);
}
