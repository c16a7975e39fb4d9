import 'reflect-metadata';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { MAX_PAGE } from '../../src/graphql/index.ts';
import { createSchema } from '../../src/schema.ts';

const schema = await createSchema();

/** Lists as long as the law is: services and their editions, published with the program, their providers; ten webhooks at most; and the titles most alike, of which there are no further ones. */
const WHOLE_LISTS = [
  'Query.regulations',
  'Query.services',
  'Query.similarTitles',
  'Query.statusAtCentre',
  'Query.waitingTransfers',
  'Query.webhooks',
];

/** Fields of the three roots that answer with a list of unknown length. */
function rootLists(of: GraphQLSchema): readonly string[] {
  return [of.getQueryType(), of.getMutationType(), of.getSubscriptionType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter((field) => isListType(getNullableType(field.type)))
      .map((field) => `${root?.name}.${field.name}`),
  );
}

/** Fields that answer with a connection and cannot be paged, or lack a page size of their own. */
function unpagedConnections(of: GraphQLSchema): readonly string[] {
  return Object.values(of.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => /Connection!?$/.test(String(field.type)) && !isPaged(field))
        .map((field) => `${type.name}.${field.name}`),
    );
}

function isPaged({ args }: GraphQLField<unknown, unknown>): boolean {
  const first = args.find(({ name }) => name === 'first');
  const after = args.find(({ name }) => name === 'after');
  const size: unknown = first?.defaultValue;
  return after !== undefined && typeof size === 'number' && size > 0 && size <= MAX_PAGE;
}

describe('a list', () => {
  it('at a root is paged, but for those named here', () => {
    expect(rootLists(schema).toSorted()).toEqual(WHOLE_LISTS);
  });

  it('that is paged takes first, with a size of its own, and after', () => {
    expect(unpagedConnections(schema)).toEqual([]);
  });

  it('that is not paged would be seen', () => {
    const breach = buildSchema(`
      type ThingConnection { totalCount: Int! }
      type Query { things: [Int!]! all: [Int] page: ThingConnection! endless(first: Int, after: String): ThingConnection }`);
    expect(rootLists(breach)).toEqual(['Query.things', 'Query.all']);
    expect(unpagedConnections(breach)).toEqual(['Query.page', 'Query.endless']);
  });
});
