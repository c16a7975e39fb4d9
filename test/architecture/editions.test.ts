import 'reflect-metadata';
import { checkEdition, EDITIONS, missingTexts } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';

describe('the editions', () => {
  it.each(EDITIONS.map((edition) => ({ key: edition.key, edition })))(
    '$key holds together',
    ({ edition }) => {
      expect(checkEdition(edition)).toEqual([]);
    },
  );

  it('have every text in both languages', async () => {
    expect(missingTexts(EDITIONS, await loadTexts('locales'))).toEqual([]);
  });
});
