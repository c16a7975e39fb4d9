import { Field, ID, InterfaceType } from 'type-graphql';

/** Root objects are plain data without classes, so each says here which type it is. */
const typeNames = new WeakMap<object, string>();

/** Names the type of an object that is answered where the schema says `Node`, or a union; gives the object back. */
export function asNode<Value extends object>(typeName: string, value: Value): Value {
  typeNames.set(value, typeName);
  return value;
}

/** The type of an object that was named by `asNode`; for every interface and union. */
export function typeNameOf(value: object): string | undefined {
  return typeNames.get(value);
}

@InterfaceType('Node', { resolveType: typeNameOf })
export abstract class NodeType {
  @Field(() => ID)
  id!: string;
}
