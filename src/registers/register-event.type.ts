import { Field, ObjectType } from 'type-graphql';
import { ComputedField, DateScalar, DateTimeScalar, TextField } from '../graphql/index.ts';
import type { ViewerContext } from '../identity/index.ts';
import { message } from '../kernel/index.ts';
import { EntryStateEnum, EventTypeEnum } from './entry-enums.type.ts';
import { publicOwner } from './owner.ts';
import { type EntryRow, type FieldChange, type HistoryRow, maySeePersons } from './register-entry.ts';

/** A line of an entry's history, with the entry that it is of. */
export interface EventOfEntry extends HistoryRow {
  readonly entry: EntryRow;
}

interface ChangeOfEntry extends FieldChange {
  readonly edition: string;
}

/** Persons and where they are to be found, beside the owner. */
const PERSONAL_FIELDS: readonly string[] = ['editorInChief', 'address'];

/** Its root is a ChangeOfEntry. */
@ObjectType('RegisterChange', {
  simpleResolvers: true,
  description: 'A field that a re-registration changed; values as the form holds them.',
})
export class RegisterChangeType {
  @Field(() => String, { description: 'Name of the field in MediaRegistrationInput.' })
  field!: string;

  @TextField<ChangeOfEntry>(({ edition, field }) => message(`editions/${edition}:form.field.${field}.label`))
  label!: string;

  @Field(() => [String])
  before!: string[];

  @Field(() => [String])
  after!: string[];
}

/** Its root is an EventOfEntry. */
@ObjectType('RegisterEvent', {
  simpleResolvers: true,
  description: 'What happened to an entry of a register.',
})
export class RegisterEventType {
  @Field(() => EventTypeEnum)
  type!: string;

  @TextField<EventOfEntry>(({ type }) => message(`registers:event.${type}`))
  typeText!: string;

  @Field(() => EntryStateEnum, { description: 'Of the entry, from then on.' })
  state!: string;

  @Field(() => DateTimeScalar)
  at!: string;

  @ComputedField<EventOfEntry, unknown, ViewerContext>(
    () => String,
    ({ entry, byName }, _args, { viewer }) => (maySeePersons(viewer, entry) ? byName : null),
    { nullable: true, description: 'Who did it; told to the staff of the provider and to the holder.' },
  )
  by!: string | null;

  @ComputedField<EventOfEntry, unknown, ViewerContext>(
    () => String,
    ({ entry, basis }, _args, { viewer }) => (maySeePersons(viewer, entry) ? basis : null),
    { nullable: true, description: 'Why; told to the staff of the provider and to the holder.' },
  )
  basis!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Of the decision or the statement that is its basis.',
  })
  basisDate!: string | null;

  @ComputedField<EventOfEntry, unknown, ViewerContext>(
    () => [RegisterChangeType],
    ({ entry, changes }, _args, { viewer }) => changesFor(entry, changes, maySeePersons(viewer, entry)),
    { description: 'What a re-registration changed. Not everybody is told of persons and their addresses.' },
  )
  changes!: RegisterChangeType[];
}

/** The changes as those who may read them do; the names of individuals are shortened for everybody else. */
function changesFor(
  { edition }: Pick<EntryRow, 'edition'>,
  changes: readonly FieldChange[],
  inFull: boolean,
): ChangeOfEntry[] {
  const shown = inFull
    ? changes
    : changes.filter(({ field }) => !PERSONAL_FIELDS.includes(field)).map(withoutPersons);
  return shown.map((change) => ({ ...change, edition }));
}

function withoutPersons(change: FieldChange): FieldChange {
  if (change.field !== 'owner') return change;
  const shorten = (names: readonly string[]) =>
    names.map((name) => publicOwner({ name, isIndividual: false }));
  return { ...change, before: shorten(change.before), after: shorten(change.after) };
}
