import { ObjectType } from 'type-graphql';
import { StepDefinitionType } from '../catalogue/index.ts';
import { ComputedField, DateTimeScalar } from '../graphql/index.ts';
import { StepStateEnum } from './request-enums.type.ts';
import type { RequestsContext } from './requests-context.ts';
import { definitionOf, type ListedStepView, stepDueBy } from './step-view.ts';

/** Its root is a ListedStepView. */
@ObjectType('Step', { simpleResolvers: true })
export class StepType {
  @ComputedField<ListedStepView>(() => StepDefinitionType, definitionOf)
  definition!: StepDefinitionType;

  @ComputedField<ListedStepView>(
    () => StepStateEnum,
    ({ state }) => state,
  )
  state!: string;

  @ComputedField<ListedStepView>(
    () => DateTimeScalar,
    ({ row }) => row?.startedAt,
    { nullable: true },
  )
  startedAt!: string | null;

  @ComputedField<ListedStepView>(
    () => DateTimeScalar,
    ({ row }) => row?.completedAt,
    { nullable: true },
  )
  completedAt!: string | null;

  @ComputedField<ListedStepView, unknown, RequestsContext>(
    () => DateTimeScalar,
    (step, _args, { requests }) => stepDueBy(step, requests.now(), requests.calendar()),
    { nullable: true },
  )
  dueAt!: string | null;

  @ComputedField<ListedStepView>(
    () => String,
    ({ row }) => row?.actorName,
    {
      nullable: true,
      description: 'Who carried it out; null for what the systems do by themselves.',
    },
  )
  actorName!: string | null;

  @ComputedField<ListedStepView>(
    () => String,
    ({ row }) => row?.note,
    { nullable: true },
  )
  note!: string | null;
}
