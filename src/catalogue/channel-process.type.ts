import { Field, ObjectType } from 'type-graphql';
import { ComputedField, type EdgeContext, LanguageEnum } from '../graphql/index.ts';
import type { Language } from '../kernel/index.ts';
import { ChannelEnum } from './catalogue-enums.type.ts';
import { type ProcessDiagram, processDiagram } from './diagrams/process-diagrams.ts';
import type { ChannelProcessView } from './edition-view.ts';
import { StepDefinitionType } from './step-definition.type.ts';

interface LanguageArgs {
  readonly lang?: Language | null;
}

const LANGUAGE = { lang: { type: () => LanguageEnum } } as const;

@ObjectType('ChannelProcess', { simpleResolvers: true })
export class ChannelProcessType {
  @Field(() => ChannelEnum)
  channel!: string;

  @Field(() => String, { description: "Where the act describes it, as '7' for paragraph 7." })
  paragraph!: string;

  @Field(() => [StepDefinitionType])
  steps!: StepDefinitionType[];

  @ComputedField(
    () => String,
    (view: ChannelProcessView, args: LanguageArgs, context) => diagramFor(view, args, context).bpmn,
    { args: LANGUAGE, description: 'BPMN 2.0 XML with diagram interchange: opens in any BPMN tool.' },
  )
  bpmn!: string;

  @ComputedField(
    () => String,
    (view: ChannelProcessView, args: LanguageArgs, context) => diagramFor(view, args, context).svg,
    { args: LANGUAGE, description: 'The same picture for people.' },
  )
  svg!: string;
}

function diagramFor(view: ChannelProcessView, { lang }: LanguageArgs, context: EdgeContext): ProcessDiagram {
  return processDiagram(view.edition, view.process, lang ?? context.language, context.texts);
}
