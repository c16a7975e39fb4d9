import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { ComputedField } from './computed-field.ts';
import type { CountedConnection, Edge } from './connection.ts';
import { PageInfoType } from './page-info.type.ts';

interface EdgeOf<Node> {
  node: Node;
  cursor: string;
}

interface ConnectionOf<Node> {
  edges: EdgeOf<Node>[];
  pageInfo: PageInfoType;
}

interface CountedConnectionOf<Node> extends ConnectionOf<Node> {
  totalCount: number;
}

/** The type `<name>Edge` of the nodes of a type; its root is an Edge. */
export function edgeTypeOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<EdgeOf<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class EdgeType implements EdgeOf<Node> {
    @Field(node)
    node!: Node;

    @ComputedField<Edge<unknown>>(
      () => String,
      (edge) => edge.cursor(),
    )
    cursor!: string;
  }
  return EdgeType;
}

/** The type `<name>Connection` of the nodes of a type, with that of its edges; its root is a Connection. */
export function connectionTypeOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<ConnectionOf<Node>> {
  const edge = edgeTypeOf(name, node);
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class ConnectionType implements ConnectionOf<Node> {
    @Field(() => [edge])
    edges!: EdgeOf<Node>[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;
  }
  return ConnectionType;
}

/** The same with totalCount; its root is a CountedConnection. */
export function countedConnectionTypeOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<CountedConnectionOf<Node>> {
  const edge = edgeTypeOf(name, node);
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class CountedConnectionType implements CountedConnectionOf<Node> {
    @Field(() => [edge])
    edges!: EdgeOf<Node>[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @ComputedField<CountedConnection<unknown>>(
      () => Int,
      (connection) => connection.totalCount(),
    )
    totalCount!: number;
  }
  return CountedConnectionType;
}
