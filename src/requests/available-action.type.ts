import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { RefusalGroundType } from '../catalogue/index.ts';
import { enumOf, TextField } from '../graphql/index.ts';
import { ViewerType } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import type { AvailableAction } from './available-actions.ts';
import { REFUND_OUTLOOKS, type RefundOutlook } from './refund-outlook.ts';
import { ActionRequirementEnum } from './request-enums.type.ts';

const RefundOutlookEnum = enumOf(REFUND_OUTLOOKS);
registerEnumType(RefundOutlookEnum, {
  name: 'RefundOutlook',
  valuesConfig: {
    COMES_BACK: { description: 'The request is not handed in yet: the payer gets the fee back.' },
    STAYS: { description: 'The request was handed in: the fee stays with the state.' },
  },
});

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

  @Field(() => RefundOutlookEnum, {
    nullable: true,
    description: 'Of WITHDRAW, where the fee is paid: what becomes of it.',
  })
  refund!: RefundOutlook | null;

  @TextField(
    ({ refund }: AvailableAction) => (refund === null ? null : message(`requests:refund.${refund}`)),
    { nullable: true, description: 'The same in words, to be read before the request is taken back.' },
  )
  refundText!: string | null;

  @Field(() => [ViewerType])
  assignees!: ViewerType[];

  @Field(() => [RefusalGroundType])
  grounds!: RefusalGroundType[];
}
