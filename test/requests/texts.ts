import { join } from 'node:path';
import { loadTexts } from '../../src/graphql/index.ts';
import { message, projectRoot } from '../../src/kernel/index.ts';

const texts = await loadTexts(join(projectRoot, 'locales'));

/** The text of a message as the locale files have it, in both languages, which must not be the same. */
export function bothLanguages(...of: Parameters<typeof message>): { kk: string; ru: string } {
  const told = { kk: texts.translate(message(...of), 'kk'), ru: texts.translate(message(...of), 'ru') };
  expect(told.kk).not.toBe(told.ru);
  return told;
}
