import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { checkCost, LIMITS, limitRules } from '../../src/graphql/index.ts';
import { createSchema } from '../../src/schema.ts';
import { sampleValue } from './sample-values.ts';

const FOLDER = 'schema/operations';
const schema = await createSchema();
const documents = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .toSorted()
  .map((name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
    return { name, document: parse(text, { maxTokens: LIMITS.tokens }) };
  });

/** What a schema of this server says against a document: its rules, then its limits. */
function complaints(document: DocumentNode, against: GraphQLSchema = schema): readonly string[] {
  try {
    const faults = validate(against, document, [...specifiedRules, ...limitRules]);
    if (faults.length > 0) return faults.map(({ message }) => message);
    checkCost(against, document, variablesOf(document), undefined);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const [operation, ...others] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined || others.length > 0) throw new Error('one document, one operation');
  return operation;
}

function variablesOf(document: DocumentNode): Record<string, unknown> {
  const definitions = operationOf(document).variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ variable, type, defaultValue }) => {
      const inputType = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
      return defaultValue !== undefined || inputType === undefined
        ? []
        : [[variable.name.value, sampleValue(inputType as Parameters<typeof sampleValue>[0])]];
    }),
  );
}

describe.each(documents)('$name', ({ name, document }) => {
  it('is what the schema and its limits take', () => {
    expect(complaints(document)).toEqual([]);
  });

  it('holds the one operation that it is named after', () => {
    const words = basename(name, '.graphql').split('-');
    const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    expect(operationOf(document).name?.value).toBe(pascal);
  });
});

describe('the documents together', () => {
  it('come from four clients', () => {
    const clients = new Set(documents.map(({ name }) => name.split('/')[0]));
    expect([...clients].toSorted()).toEqual(['centre', 'integrator', 'mobile', 'portal']);
  });

  it('ask every field that the contract gives the three roots', () => {
    const asked = new Set(documents.flatMap(({ document }) => rootFields(document)));
    const contract = parse(readFileSync('schema/contract.graphql', 'utf8'));
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const promised = contract.definitions.flatMap((type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION && roots.some((root) => root?.name === type.name.value)
        ? (type.fields ?? []).map((field) => field.name.value)
        : [],
    );
    const built = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    expect(promised.filter((field) => built.includes(field) && !asked.has(field))).toEqual([]);
  });
});

function rootFields(document: DocumentNode): readonly string[] {
  return operationOf(document).selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

describe('a document is turned down that', () => {
  it('asks for a field that is not there', () => {
    const [first] = documents;
    if (first === undefined) throw new Error('no documents');
    const changed = visit(first.document, {
      Field: (field): FieldNode => ({ ...field, name: { ...field.name, value: `${field.name.value}Gone` } }),
    });
    expect(complaints(changed).length).toBeGreaterThan(0);
  });

  it('goes too deep', () => {
    const deep = 'service { regulations { '.repeat(10);
    const document = parse(`query Deep { regulations { ${deep} key ${'} } '.repeat(10)}} }`);
    expect(complaints(document)).toContainEqual(expect.stringContaining('deep'));
  });

  it('costs too much', () => {
    const many =
      'edges { node { history(first: 100) { edges { node { id request { history(first: 100) { totalCount } } } } } } }';
    expect(complaints(parse(`{ myRequests(first: 100) { ${many} } }`))).toEqual([
      expect.stringContaining('too much'),
    ]);
  });
});
