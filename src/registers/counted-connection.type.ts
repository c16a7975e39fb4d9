import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, type Connection, edgeTypeOf, PageInfoType } from '../graphql/index.ts';
import type { EntryRow } from './register-entry.ts';

/** A page of a register, with a function that counts all of it. */
export interface CountedConnection extends Connection<EntryRow> {
  readonly totalCount: () => Promise<number>;
}

interface CountedConnectionOf<Node> {
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfoType;
  totalCount: number;
}

/** The type `<name>Connection` of a register's entries; its root is a CountedConnection, asked where totalCount is selected. */
export function countedConnectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<CountedConnectionOf<Node>> {
  const edge = edgeTypeOf(name, node);
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class CountedConnectionType implements CountedConnectionOf<Node> {
    @Field(() => [edge])
    edges!: InstanceType<typeof edge>[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @ComputedField<CountedConnection>(
      () => Int,
      (connection) => connection.totalCount(),
    )
    totalCount!: number;
  }
  return CountedConnectionType;
}
