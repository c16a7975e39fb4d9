import { buildSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { EventAnswers } from '../../src/graphql/event-answers.ts';
import type { EdgeContext } from '../../src/graphql/index.ts';
import { SAME_FOR_ALL, sharedKey } from '../../src/graphql/same-for-all.ts';

/** How often a field was worked out. */
let worked = 0;
const schema = schemaOf();
const answers = new EventAnswers({
  onUnexpected: () => {
    throw new Error('an unexpected error');
  },
});

beforeEach(() => {
  worked = 0;
});

function schemaOf(): GraphQLSchema {
  const built = buildSchema(`
    type Query { nothing: Int }
    type Subscription { happened(after: String): Event!, other(after: String): Event! }
    type Event { id: ID!, text(lang: String): String!, owner: Owner! }
    type Owner { name: String! }
  `);
  const event = built.getType('Event');
  if (!isObjectType(event)) throw new Error('no type');
  event.extensions = SAME_FOR_ALL;
  const { text, owner } = event.getFields();
  if (text === undefined || owner === undefined) throw new Error('no fields');
  text.resolve = (_root, { lang }, context: EdgeContext) => {
    worked += 1;
    return lang ?? context.language;
  };
  owner.resolve = (_root, _args, context: EdgeContext) => ({ name: context.callId });
  const root = built.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(root)) field.resolve = (happened) => happened;
  return built;
}

const documents = new Map<string, ReturnType<typeof parse>>();

/** What a subscriber of that name is told of an event. */
function told(
  event: object,
  query: string,
  settings: {
    variables?: Record<string, unknown>;
    language?: 'kk' | 'ru';
    name?: string;
    operation?: string;
  } = {},
): unknown {
  const { variables = {}, language = 'kk', name = 'somebody', operation: operationName } = settings;
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const contextValue: EdgeContext = {
    language,
    callId: name,
    clientAddress: '',
    texts: { translate: () => '', has: () => true },
  };
  const shared = sharedKey(schema, { document, operationName, variables, language });
  const answer = answers.of(event, {
    schema,
    document,
    variableValues: variables,
    contextValue,
    shared,
    ...(operationName === undefined ? {} : { operationName }),
  });
  return JSON.parse(String(answer)).data;
}

test('an event is worked out once for all who ask the same in the same language', () => {
  const event = { id: '1' };
  const query = 'subscription { happened { id text } }';
  for (const name of ['one', 'other', 'third']) {
    expect(told(event, query, { name })).toEqual({ happened: { id: '1', text: 'kk' } });
  }
  expect(worked).toBe(1);
  expect(told(event, query, { language: 'ru' })).toEqual({ happened: { id: '1', text: 'ru' } });
  expect(told(event, query)).toEqual({ happened: { id: '1', text: 'kk' } });
  expect(worked).toBe(2);
  expect(told({ id: '2' }, query)).toEqual({ happened: { id: '2', text: 'kk' } });
});

test('where a subscriber begins makes no difference, what its fields ask for does', () => {
  const event = { id: '1' };
  const query = `subscription ($after: String, $lang: String) { happened(after: $after) { text(lang: $lang) } }`;
  for (const after of ['one', 'other', undefined]) told(event, query, { variables: { after, lang: 'kk' } });
  expect(worked).toBe(1);
  expect(told(event, query, { variables: { lang: 'ru' } })).toEqual({ happened: { text: 'ru' } });
  expect(told(event, query, { variables: { lang: null }, language: 'ru' })).toEqual({
    happened: { text: 'ru' },
  });
});

test('a variable that includes or skips makes a difference, also at the root and in fragments', () => {
  const event = { id: '1' };
  for (const query of [
    'subscription ($no: Boolean!) { happened { id text @skip(if: $no) } }',
    'subscription ($no: Boolean!) { happened { id ...T @skip(if: $no) } } fragment T on Event { text }',
    'subscription ($no: Boolean!) { happened { id ... @skip(if: $no) { text } } }',
  ]) {
    expect(told(event, query, { variables: { no: false } })).toEqual({ happened: { id: '1', text: 'kk' } });
    expect(told(event, query, { variables: { no: true } })).toEqual({ happened: { id: '1' } });
  }
  const root = 'subscription ($no: Boolean!) { happened { id } other @skip(if: $no) { id } }';
  expect(told(event, root, { variables: { no: false } })).toHaveProperty('other');
  expect(told(event, root, { variables: { no: true } })).not.toHaveProperty('other');
});

test('two operations of one document are two questions', () => {
  const event = { id: '1' };
  const query = 'subscription A { happened { id } } subscription B { happened { text } }';
  expect(told(event, query, { operation: 'A' })).toEqual({ happened: { id: '1' } });
  expect(told(event, query, { operation: 'B' })).toEqual({ happened: { text: 'kk' } });
});

test.each([
  'subscription { happened { id owner { name } } }',
  'subscription { happened { ...F } } fragment F on Event { owner { name } }',
  'subscription { happened { ... on Event { owner { __typename name } } } }',
])('what leads to other objects is worked out for each caller: %s', (query) => {
  const event = { id: '1' };
  for (const name of ['one', 'other']) {
    expect(told(event, query, { name })).toMatchObject({ happened: { owner: { name } } });
  }
});
