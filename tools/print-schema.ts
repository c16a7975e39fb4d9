import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildServerSchema } from './server-schema.ts';

const FILE = 'schema/schema.graphql';

writeFileSync(FILE, `${printSchema(lexicographicSortSchema(await buildServerSchema()))}\n`);
console.log(`${FILE} is as the server builds it`);
