import { Field, InputType, registerEnumType } from 'type-graphql';
import { type Channel, ChannelEnum, type ServiceCode, ServiceCodeEnum } from '../../catalogue/index.ts';
import { DateScalar, enumOf } from '../../graphql/index.ts';
import { QUALITY_DIMENSIONS, QUALITY_PERIODS } from './quality-dimension.ts';

export const QualityDimensionEnum = enumOf(QUALITY_DIMENSIONS);
registerEnumType(QualityDimensionEnum, {
  name: 'QualityDimension',
  description: 'REGION: that of the act; null for an act of the whole country.',
});

export const QualityPeriodEnum = enumOf(QUALITY_PERIODS);
registerEnumType(QualityPeriodEnum, { name: 'QualityPeriod' });

@InputType('QualityFilter')
export class QualityFilterInput {
  @Field(() => ServiceCodeEnum, { nullable: true })
  service?: ServiceCode | null;

  @Field(() => String, { nullable: true, description: 'Key of a regulation.' })
  edition?: string | null;

  @Field(() => String, { nullable: true, description: 'KATO code, as of Regulation.region.' })
  region?: string | null;

  @Field(() => ChannelEnum, { nullable: true })
  channel?: Channel | null;

  @Field(() => DateScalar, { description: 'First day of a month.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day of a month, at most ten years on.' })
  to!: string;
}
