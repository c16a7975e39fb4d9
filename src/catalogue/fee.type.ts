import { Field, Float, ObjectType } from 'type-graphql';
import { DurationScalar } from '../graphql/index.ts';

/** Its root is a FeeDeclaration; the amount is answered by FeeResolver. */
@ObjectType('Fee', { simpleResolvers: true })
export class FeeType {
  @Field(() => Float, { description: 'In monthly calculation indices.' })
  mci!: number;

  @Field(() => DurationScalar, { nullable: true })
  payWithin!: string | null;
}
