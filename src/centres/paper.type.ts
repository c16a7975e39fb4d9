import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, enumOf, TextField } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import { PAPER_LOCATIONS } from './paper.transitions.ts';
import { type MovementRow, PAPER_KINDS, type PaperRow } from './paper.ts';
import { paperName } from './paper-name.ts';

export const PaperLocationEnum = enumOf(PAPER_LOCATIONS);
const PaperKindEnum = enumOf(PAPER_KINDS);
registerEnumType(PaperLocationEnum, {
  name: 'PaperLocation',
  description:
    'Where a paper is: with the applicant, at the window, in the store, with the courier to the provider, at the provider, with the courier to the centre, in the store again and ready, handed over; SOUGHT: missed in a parcel.',
});
registerEnumType(PaperKindEnum, { name: 'PaperKind' });

/** Its root is a MovementRow. */
@ObjectType('PaperMovement', { simpleResolvers: true })
export class PaperMovementType {
  @Field(() => PaperLocationEnum)
  location!: string;

  @TextField<MovementRow>(({ location }) => message(`centres:location.${location}`))
  locationText!: string;

  @Field(() => DateTimeScalar)
  at!: string;

  @Field(() => String, { nullable: true, description: 'Staff: who moved it.' })
  byName!: string | null;

  @Field(() => String, { nullable: true, description: 'Staff: of the register that it travelled with.' })
  registerNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Staff: why, where a person said so.' })
  note!: string | null;
}

/** Its root is a PaperRow. */
@ObjectType('RequestPaper', {
  simpleResolvers: true,
  description: 'One document on paper of a request that was entered at a public service centre.',
})
export class RequestPaperType {
  @Field(() => PaperKindEnum)
  kind!: string;

  @TextField<PaperRow>(paperName)
  name!: string;

  @Field(() => PaperLocationEnum)
  location!: string;

  @TextField<PaperRow>(({ location }) => message(`centres:location.${location}`))
  locationText!: string;

  @Field(() => DateTimeScalar)
  since!: string;

  @Field(() => [PaperMovementType], { description: 'Where it was since it was taken in, in order.' })
  history!: PaperMovementType[];
}
