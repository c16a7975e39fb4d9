import { Field, ID, InterfaceType } from 'type-graphql';

/** Root objects are plain data without classes, so each says here which type it is. */
const typeNames = new WeakMap<object, string>();

/** Names the type of an object that is answered where the schema says `Node`; gives the object back. */
export function asNode<Value extends object>(typeName: string, value: Value): Value {
  typeNames.set(value, typeName);
  return value;
}

@InterfaceType('Node', { resolveType: (value: object) => typeNames.get(value) })
export abstract class NodeType {
  @Field(() => ID)
  id!: string;
}
