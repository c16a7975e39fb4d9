import { Field, Int, ObjectType } from 'type-graphql';
import { TextField } from '../graphql/index.ts';
import { ChannelEnum } from './catalogue-enums.type.ts';
import { editionText } from './edition-text.ts';
import type { ActionTableView, TableActionView } from './edition-view.ts';
import { TimeLimitType } from './step-definition.type.ts';

@ObjectType('TableTransition', { simpleResolvers: true })
export class TableTransitionType {
  @Field(() => Int, { nullable: true })
  to!: number | null;

  @TextField(({ when }: TableActionView['next'][number]) => when, { nullable: true })
  when!: string | null;
}

@ObjectType('TableAction', { simpleResolvers: true })
export class TableActionType {
  @Field(() => Int)
  number!: number;

  @TextField((action: TableActionView) => cell(action, 'participant'))
  participant!: string;

  @TextField((action: TableActionView) => cell(action, 'name'))
  name!: string;

  @TextField((action: TableActionView) => cell(action, 'completionForm'))
  completionForm!: string;

  @Field(() => TimeLimitType)
  timeLimit!: TimeLimitType;

  @Field(() => [TableTransitionType])
  next!: TableTransitionType[];
}

@ObjectType('ActionTable', { simpleResolvers: true, description: 'One annex table of the act.' })
export class ActionTableType {
  @Field(() => Int)
  number!: number;

  @TextField(({ edition, number }: ActionTableView) => editionText(edition, 'table', number, 'title'))
  title!: string;

  @Field(() => ChannelEnum, { nullable: true })
  channel!: string | null;

  @Field(() => [TableActionType])
  actions!: TableActionType[];
}

function cell({ edition, table, number }: TableActionView, part: string) {
  return editionText(edition, 'table', table, number, part);
}
