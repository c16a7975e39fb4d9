/** Documents that no screen asks for, and what they are turned down with. */
export const TOO_MUCH: readonly (readonly [what: string, code: string, query: string])[] = [
  ['more than 4000 tokens', 'GRAPHQL_PARSE_FAILED', `{ ${'services { code } '.repeat(1_200)} }`],
  ['deeper than 14 levels', 'GRAPHQL_VALIDATION_FAILED', `{ myRequests { edges { node { ${deep(5)} } } } }`],
  [
    'fragments that lead back to themselves',
    'GRAPHQL_VALIDATION_FAILED',
    'fragment F on Request { history { edges { node { request { ...F } } } } } { myRequests { edges { node { ...F } } } }',
  ],
  [
    'a hundred requests with a hundred entries each',
    'QUERY_TOO_COMPLEX',
    '{ myRequests(first: 100) { edges { node { history(first: 100) { edges { node { id } } } } } } }',
  ],
  [
    'many times the same under other names',
    'QUERY_TOO_COMPLEX',
    `{ ${Array.from({ length: 200 }, (_, place) => `a${place}: regulations { tables { actions { name } } }`).join(' ')} }`,
  ],
];

/** Documents that are wrong. */
export const WRONG: readonly (readonly [what: string, code: string, query: string])[] = [
  ['no document', 'GRAPHQL_PARSE_FAILED', ''],
  ['an unclosed bracket', 'GRAPHQL_PARSE_FAILED', '{ services { code }'],
  ['a field that is not there', 'GRAPHQL_VALIDATION_FAILED', '{ services { nothing } }'],
  ['a language that is not there', 'GRAPHQL_VALIDATION_FAILED', '{ services { name(lang: EN) } }'],
  ['an object without fields chosen', 'GRAPHQL_VALIDATION_FAILED', '{ services }'],
  ['NUL inside a text', 'BAD_USER_INPUT', '{ regulation(key: "178\\u0000") { key } }'],
  [
    'two operations and no name',
    'OPERATION_RESOLUTION_FAILURE',
    'query A { __typename } query B { __typename }',
  ],
];

function deep(levels: number): string {
  return levels === 0 ? 'id' : `history { edges { node { request { ${deep(levels - 1)} } } } }`;
}
