import { Field, ObjectType } from 'type-graphql';
import { TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { type GroundView, groundSourceText } from './refusal-ground.ts';

@ObjectType('RefusalGround', { simpleResolvers: true })
export class RefusalGroundType {
  @Field(() => String)
  code!: string;

  @TextField(({ edition, code }: GroundView) => message(`editions/${edition}:ground.${code}`))
  text!: string;

  @TextField(({ sources }: GroundView) => sources.map(groundSourceText), {
    list: true,
    description: 'Where it comes from: the clause of the act, or what it refers to.',
  })
  sources!: string[];
}
