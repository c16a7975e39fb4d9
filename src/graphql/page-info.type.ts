import { Field, ObjectType } from 'type-graphql';
import { ComputedField } from './computed-field.ts';
import type { PageInfo } from './connection.ts';

/** As Relay's cursor connections have it; paging goes forward. */
@ObjectType('PageInfo', { simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @ComputedField<PageInfo>(
    () => String,
    (page) => page.startCursor(),
    { nullable: true },
  )
  startCursor!: string | null;

  @ComputedField<PageInfo>(
    () => String,
    (page) => page.endCursor(),
    { nullable: true },
  )
  endCursor!: string | null;
}
