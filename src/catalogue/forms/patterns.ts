/** Names, scripts and punctuation differ too much for more than an outline: digits, a plus, brackets, hyphens. */
export const PHONE = '\\+?[0-9][0-9 ()\\-]{4,22}[0-9]';
export const WEB_ADDRESS =
  '(https?://)?([\\p{L}\\p{N}\\-]{1,63}\\.){1,8}[\\p{L}\\p{N}\\-]{2,63}(:[0-9]{1,5})?([/?#]\\S*)?';

/** A year of four digits from 1800 on: archives of Kazakhstan hold nothing that is asked for by an earlier one. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2100;
