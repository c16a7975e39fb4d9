import { Field, ObjectType } from 'type-graphql';
import { RefusalGroundType } from '../catalogue/index.ts';
import { TextField } from '../graphql/index.ts';
import { ViewerType } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import type { AvailableAction } from './available-actions.ts';
import { ActionRequirementEnum } from './request-enums.type.ts';

@ObjectType('AvailableAction', {
  simpleResolvers: true,
  description:
    'For the applicant START_PAYMENT, SIGN, WITHDRAW, REAPPLY, RATE; for staff, what completeStep takes.',
})
export class AvailableActionType {
  @Field(() => String, { nullable: true })
  step!: string | null;

  @Field(() => String)
  action!: string;

  @TextField(({ action }: AvailableAction) => message(`requests:action.${action}`))
  label!: string;

  @Field(() => [ActionRequirementEnum])
  requires!: string[];

  @Field(() => [ViewerType])
  assignees!: ViewerType[];

  @Field(() => [RefusalGroundType])
  grounds!: RefusalGroundType[];
}
