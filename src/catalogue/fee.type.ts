import { Field, Float, ObjectType } from 'type-graphql';
import { DurationScalar, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';

/** Its root is a FeeDeclaration; the amount is answered by FeeResolver. */
@ObjectType('Fee', { simpleResolvers: true })
export class FeeType {
  @Field(() => Float, { description: 'In monthly calculation indices.' })
  mci!: number;

  @Field(() => DurationScalar, { nullable: true })
  payWithin!: string | null;

  @TextField(() => message('catalogue:feeRefund'), {
    description: 'When it is given back: a rule of the tax code for every fee, and of no act here.',
  })
  refundTerms!: string;
}
