import 'reflect-metadata';
import { EDITIONS } from '../../src/catalogue/editions/index.ts';
import { EXAMINATION_CHECKS, groundSourceText, groundText } from '../../src/catalogue/index.ts';
import { bothLanguages } from '../requests/texts.ts';

const grounds = EDITIONS.flatMap((edition) =>
  edition.refusalGrounds.map((ground) => ({ edition, ground, name: `${edition.key} ${ground.code}` })),
);

describe.each(grounds)('ground $name', ({ edition, ground }) => {
  it('is worded in both languages, and so is where it comes from', () => {
    const { key, values } = groundText(edition, ground.code);
    bothLanguages(key, values);
    for (const source of ground.sources) {
      const text = groundSourceText(source);
      bothLanguages(text.key, text.values);
    }
  });

  it('names items of the act that a step is taken from', () => {
    const clauses = edition.processes.flatMap(({ steps }) => steps.map(({ clause }) => clause));
    const items = ground.sources.flatMap((source) =>
      'clause' in source && source.clause.includes('-') ? [source.clause] : [],
    );
    expect(items.filter((item) => !clauses.includes(item))).toEqual([]);
  });
});

describe.each(EDITIONS)('edition $key', (edition) => {
  it('has grounds, since a person may refuse, and says which check suggests which', () => {
    expect(edition.refusalGrounds.length).toBeGreaterThan(0);
    const suggesting = edition.refusalGrounds.flatMap(({ suggestedBy }) => suggestedBy ?? []);
    expect(suggesting.filter((check) => !EXAMINATION_CHECKS.includes(check))).toEqual([]);
    expect(suggesting.length).toBeGreaterThan(0);
  });

  it('names no telephone for complaints but among those for information', () => {
    expect(edition.complaintPhones.filter((phone) => !edition.phones.includes(phone))).toEqual([]);
  });
});
