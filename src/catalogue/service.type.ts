import { Field, ID, ObjectType } from 'type-graphql';
import { ComputedField, NodeType, TextField } from '../graphql/index.ts';
import { ServiceCodeEnum } from './catalogue-enums.type.ts';
import { serviceId } from './catalogue-id.ts';
import { serviceName } from './edition-text.ts';
import type { ServiceDeclaration } from './service.ts';

/** Its root is a ServiceDeclaration. */
@ObjectType('Service', { simpleResolvers: true, implements: NodeType })
export class ServiceType extends NodeType {
  @ComputedField(() => ID, serviceId)
  declare id: string;

  @Field(() => ServiceCodeEnum)
  code!: string;

  @TextField((service: ServiceDeclaration) => serviceName(service.code))
  name!: string;
}
