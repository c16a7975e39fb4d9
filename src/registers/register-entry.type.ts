import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { ComputedField, DateScalar, NodeType, TextField, typeNameOf } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { EntryStateEnum } from './entry-enums.type.ts';
import { type EntryLink, type EntryRow, entryGlobalId } from './register-entry.ts';
import { RegisterEventType } from './register-event.type.ts';

/** Its root is an EntryLink. */
@ObjectType('RegisterEntryLink', {
  simpleResolvers: true,
  description: 'Another entry of the same register.',
})
export class RegisterEntryLinkType {
  @ComputedField<EntryLink>(() => ID, entryGlobalId)
  id!: string;

  @ComputedField<EntryLink>(
    () => String,
    ({ number }) => number,
  )
  certificateNumber!: string;
}

/** What entries of all registers have; the root is an EntryRow. */
@InterfaceType('RegisterEntry', {
  implements: NodeType,
  resolveType: typeNameOf,
  description:
    'An entry of a register of what was issued. It changes by what happens to it, never by itself.',
})
export abstract class RegisterEntryType extends NodeType {
  @ComputedField<EntryRow>(() => ID, entryGlobalId)
  declare id: string;

  @ComputedField<EntryRow>(
    () => String,
    ({ number }) => number,
    { description: 'Number of what was issued, as `verifyResult` takes it.' },
  )
  certificateNumber!: string;

  @Field(() => DateScalar, { description: 'By the time of Astana.' })
  registeredOn!: string;

  @Field(() => EntryStateEnum)
  state!: string;

  @TextField<EntryRow>(({ state }) => message(`registers:state.${state}`))
  stateText!: string;

  @TextField<EntryRow>(({ provider }) => message(`identity:organisation.${provider}`))
  provider!: string;

  @ComputedField<EntryRow>(
    () => [RegisterEventType],
    (entry) => entry.history.map((event) => ({ ...event, entry })),
    { description: 'What happened to it, in order.' },
  )
  history!: RegisterEventType[];
}
