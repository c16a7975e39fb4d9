import { Field, ObjectType } from 'type-graphql';
import { BinScalar, DateTimeScalar } from '../../graphql/index.ts';

/** Its root is a BroughtByRow. */
@ObjectType('BroughtBy', {
  simpleResolvers: true,
  description: 'An information system that filled in a request for its applicant.',
})
export class BroughtByType {
  @Field(() => String, { description: 'As its certificate has it.' })
  name!: string;

  @Field(() => BinScalar)
  bin!: string;

  @Field(() => DateTimeScalar)
  at!: string;
}
