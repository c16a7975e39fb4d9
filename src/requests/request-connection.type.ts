import { Field, Int, ObjectType } from 'type-graphql';
import { ComputedField, type Connection, edgeTypeOf, PageInfoType } from '../graphql/index.ts';
import type { RequestRow } from './request.ts';
import { RequestType } from './request.type.ts';

const RequestEdgeType = edgeTypeOf('Request', () => RequestType);

interface CountedConnection extends Connection<RequestRow> {
  readonly totalCount: () => Promise<number>;
}

/** Its root has a function that counts, asked only where totalCount is selected. */
@ObjectType('RequestConnection', { simpleResolvers: true })
export class RequestConnectionType {
  @Field(() => [RequestEdgeType])
  edges!: InstanceType<typeof RequestEdgeType>[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @ComputedField<CountedConnection>(
    () => Int,
    (connection) => connection.totalCount(),
  )
  totalCount!: number;
}
