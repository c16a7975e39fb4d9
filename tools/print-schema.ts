import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/schema.ts';

const FILE = 'schema/schema.graphql';

writeFileSync(FILE, `${printSchema(lexicographicSortSchema(await createSchema()))}\n`);
console.log(`${FILE} is as the server builds it`);
