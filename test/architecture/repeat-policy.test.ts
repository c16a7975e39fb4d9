import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createSchema } from '../../src/schema.ts';

const ROW = /^\| (\w+) \| (\w+) \| (.+) \|$/;

const mutations = Object.values((await createSchema()).getMutationType()?.getFields() ?? {});
const rows = readFileSync('docs/repeating.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, repeat, why] = ROW.exec(line) ?? [];
    return name === undefined || name === 'Mutation' ? [] : [{ name, repeat, why }];
  });

describe('every mutation', () => {
  it('says how it may be repeated: by its nature, or with a key', () => {
    const silent = mutations.filter(({ extensions: { repeat } }) => repeat !== 'KEY' && repeat !== 'NATURAL');
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('stands in the table of docs/repeating.md, as it says itself', () => {
    expect(Object.fromEntries(rows.map(({ name, repeat }) => [name, repeat]))).toEqual(
      Object.fromEntries(mutations.map(({ name, extensions }) => [name, extensions.repeat])),
    );
  });

  it('stands there once, in order, with a reason', () => {
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
    expect(rows.filter(({ why = '' }) => why.length < 15 && why !== 'as above')).toEqual([]);
  });
});
