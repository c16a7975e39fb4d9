import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { typeNameOf } from './node.type.ts';
import { type Read, textResolver } from './text-field.ts';

/** Binds text fields, computed fields and the types of objects to their functions, past type-graphql's own wrappers. */
export function bindFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { text, compute } = field.extensions;
      if (typeof text === 'function') field.resolve = textResolver(text as Read<unknown>);
      else if (typeof compute === 'function') field.resolve = compute as NonNullable<typeof field.resolve>;
    }
  }
  return schema;
}
