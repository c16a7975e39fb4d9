import { Field, ObjectType } from 'type-graphql';
import { InformationSystemEnum } from '../catalogue/index.ts';
import { ComputedField, DateTimeScalar, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import type { RegistryAnswerRow, RegistryFinding } from '../registries/index.ts';

interface FindingView {
  readonly code: RegistryFinding;
}

@ObjectType('RegistryFinding', { simpleResolvers: true })
export class RegistryFindingType {
  @Field(() => String, { description: 'Stable code, as NAME_DIFFERS.' })
  code!: string;

  @TextField(({ code }: FindingView) => message(`registries:finding.${code}`))
  text!: string;
}

/** Its root is a RegistryAnswerRow. */
@ObjectType('RegistryAnswer', {
  simpleResolvers: true,
  description:
    'What a registry confirmed when it was asked about the people of a request. Nothing else of its answer is kept, and this until 30 days after the request has ended.',
})
export class RegistryAnswerType {
  @Field(() => InformationSystemEnum)
  registry!: string;

  @TextField(({ registry }: RegistryAnswerRow) => message(`catalogue:system.${registry}`))
  registryName!: string;

  @Field(() => DateTimeScalar)
  answeredAt!: string;

  @ComputedField<RegistryAnswerRow>(
    () => [RegistryFindingType],
    ({ findings }) => findings.map((code): FindingView => ({ code })),
  )
  findings!: RegistryFindingType[];
}
