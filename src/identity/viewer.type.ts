import { Field, ID, ObjectType } from 'type-graphql';
import {
  asNode,
  BinScalar,
  ComputedField,
  IinScalar,
  LanguageEnum,
  NodeType,
  TextField,
} from '../graphql/index.ts';
import { type Language, message } from '../kernel/index.ts';
import { type Person, personGlobalId, personLocalId } from './person.ts';
import { RoleEnum } from './role.type.ts';
import type { Role, Viewer } from './viewer.ts';

/** Its root is a Person, or a Viewer, as it is. */
@ObjectType('Viewer', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A person: the caller, or a member of staff.',
})
export class ViewerType extends NodeType {
  @ComputedField(() => ID, personGlobalId)
  declare id: string;

  @Field(() => String)
  name!: string;

  @Field(() => IinScalar)
  iin!: string;

  @Field(() => BinScalar, { nullable: true })
  bin!: string | null;

  @Field(() => RoleEnum)
  role!: Role;

  @TextField<Person>(
    ({ organisation }) => (organisation === null ? null : message(`identity:organisation.${organisation}`)),
    { nullable: true, description: 'The organisation that a member of staff works for.' },
  )
  organisation!: string | null;

  @Field(() => LanguageEnum)
  language!: Language;
}

/** What `node(id)` answers for a person's id: the caller alone, since an IIN is nobody else's business. */
export function viewerNode(viewer: Viewer | null, id: string): Viewer | null {
  const isOwn = viewer !== null && personLocalId(id) === viewer.id;
  return isOwn ? asNode('Viewer', { ...viewer }) : null;
}
