import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { createSchema } from '../../src/schema.ts';
import { contractDifference } from './contract-difference.ts';

const contract = buildSchema(readFileSync('schema/contract.graphql', 'utf8'));
const schema = await createSchema();
const difference = contractDifference(contract, schema);

describe('the schema against the contract', () => {
  it('has all that is promised', () => {
    expect(difference.missing).toEqual([]);
  });

  it('has it in the promised shape', () => {
    expect(difference.broken).toEqual([]);
  });

  it('breaks nobody in the judgement of GraphQL Inspector', async () => {
    const changes = await diff(contract, schema);
    const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
    expect(breaking.map(({ message }) => message)).toEqual([]);
  });
});

describe('the comparison with the contract', () => {
  const promised = buildSchema(`
    interface Node { id: ID! }
    type Thing implements Node { id: ID! name(lang: Int = 1): String! }
    type Other { id: ID! }
    union Any = Thing | Other
    enum Colour { RED GREEN }
    input Filter { colour: Colour = RED search: String }
    type Query { thing(id: ID!, filter: Filter): Thing any: Any other: Other colour: Colour }`);
  const compare = (change: readonly [from: string, to: string]) =>
    contractDifference(promised, buildSchema(printed.replace(...change)));
  const printed =
    promised
      .toConfig()
      .types.map((type) => type.astNode?.loc?.source.body)
      .find((body) => body !== undefined) ?? '';

  it.each<readonly [string, string, string]>([
    ['type Other { id: ID! }', 'type Other { id: ID }', 'Other.id is ID, not ID!'],
    ['lang: Int = 1', 'lang: Int = 2', 'Thing.name(lang) is Int = 2, not Int = 1'],
    [
      'lang: Int = 1',
      'lang: Int = 1, more: Int!',
      'Thing.name(more) must be given, and the contract has none',
    ],
    ['colour: Colour = RED', 'colour: Colour', 'Filter.colour is Colour, not Colour = RED'],
    ['search: String', 'search: String more: Int!', 'Filter.more must be given, and the contract has none'],
    ['enum Colour { RED GREEN }', 'scalar Colour', 'Colour is GraphQLScalarType, not GraphQLEnumType'],
  ])('tells that %s became %s', (from, to, problem) => {
    expect(compare([from, to])).toEqual({ missing: [], broken: expect.arrayContaining([problem]) });
  });

  it.each<readonly [string, string, string]>([
    [' name(lang: Int = 1): String!', '', 'Thing.name'],
    ['(lang: Int = 1)', '', 'Thing.name(lang)'],
    [' implements Node', '', 'Thing implements Node'],
    [' | Other', '', 'Any | Other'],
    [' GREEN', '', 'Colour.GREEN'],
    [' search: String', '', 'Filter.search'],
    [', filter: Filter', '', 'Query.thing(filter)'],
  ])('misses %s', (from, to, coordinate) => {
    expect(compare([from, to])).toEqual({ missing: [coordinate], broken: [] });
  });

  it('misses a whole type once, not field by field', () => {
    const without = printed
      .replace('type Other { id: ID! }', '')
      .replace(' | Other', '')
      .replace(' other: Other', '');
    expect(contractDifference(promised, buildSchema(without)).missing).toEqual([
      'type Other',
      'Any | Other',
      'Query.other',
    ]);
  });

  it('lets a schema have more', () => {
    const more = printed
      .replace('search: String', 'search: String more: Int! = 1')
      .replace('RED GREEN', 'RED GREEN BLUE')
      .replace('type Other {', 'type Other implements Node { more(a: Int, b: Int! = 2): Int');
    expect(contractDifference(promised, buildSchema(more))).toEqual({ missing: [], broken: [] });
  });
});
