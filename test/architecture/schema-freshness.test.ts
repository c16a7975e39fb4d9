import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { createSchema } from '../../src/schema.ts';

const schema = await createSchema();

it('schema/schema.graphql is what the server builds; npm run schema writes it', () => {
  const committed = readFileSync('schema/schema.graphql', 'utf8');
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

it('the schema is a valid one', () => {
  expect(validateSchema(schema)).toEqual([]);
});
