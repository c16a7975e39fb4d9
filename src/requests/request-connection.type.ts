import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, type Connection, type Edge, PageInfoType } from '../graphql/index.ts';
import type { RequestRow } from './request.ts';
import { RequestType } from './request.type.ts';

@ObjectType('RequestEdge', { simpleResolvers: true })
export class RequestEdgeType {
  @Field(() => RequestType)
  node!: RequestType;

  @ComputedField<Edge<RequestRow>>(
    () => String,
    (edge) => edge.cursor(),
  )
  cursor!: string;
}

interface CountedConnection extends Connection<RequestRow> {
  readonly totalCount: () => Promise<number>;
}

/** Its root has a function that counts, asked only where totalCount is selected. */
@ObjectType('RequestConnection', { simpleResolvers: true })
export class RequestConnectionType {
  @Field(() => [RequestEdgeType])
  edges!: RequestEdgeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @ComputedField<CountedConnection>(
    () => Int,
    (connection) => connection.totalCount(),
  )
  totalCount!: number;
}
