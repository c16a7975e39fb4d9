import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

const SCALARS: Readonly<Record<string, unknown>> = {
  ID: 'req_0190f3c2-0000-7000-8000-000000000000',
  String: 'text',
  Int: 1,
  Float: 1.5,
  Boolean: true,
  IIN: '900101400013',
  BIN: '120140000017',
  Base64: 'AAEC',
  Date: '2026-11-22',
  DateTime: '2026-11-22T09:00:00.000Z',
  Duration: 'PT15M',
  JSON: {},
};

/** A value that the type takes, as a client would send it in variables: every field of an input is filled. */
export function sampleValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleValue(type.ofType);
  if (isListType(type)) return [sampleValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, sampleValue(field.type)]),
    );
  }
  const sample = SCALARS[type.name];
  if (sample === undefined) throw new Error(`no sample of the scalar ${type.name}`);
  return sample;
}
