import { Field, ID, InputType, Int } from 'type-graphql';
import { RepresentativeInput } from '../requests/index.ts';

@InputType('IntakeInput')
export class IntakeInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => [String], { description: "Kinds of the form's documents, one for each paper brought." })
  documents!: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Kinds that are missing besides those the form demands: then the papers are turned down.',
  })
  missing?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What else is to stand on the receipt.' })
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the request, as the caller saw it: VERSION_STALE where it has changed since. Null does not ask.',
  })
  version?: number | null;
}

@InputType('HandOverInput')
export class HandOverInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String)
  receiptNumber!: string;

  @Field(() => String, { description: 'Of the identity document of whoever came.' })
  identityDocumentNumber!: string;

  @Field(() => RepresentativeInput, {
    nullable: true,
    description: 'Who came for the applicant; the notarial system is asked about the power of attorney.',
  })
  representative?: RepresentativeInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the request, as the caller saw it: VERSION_STALE where it has changed since. Null does not ask.',
  })
  version?: number | null;
}

@InputType('RefusedItemInput')
export class RefusedItemInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String)
  reason!: string;
}

@InputType('AcknowledgeRegisterInput')
export class AcknowledgeRegisterInput {
  @Field(() => ID)
  registerId!: string;

  @Field(() => [RefusedItemInput], { description: 'Empty where all that is listed is there.' })
  refused!: RefusedItemInput[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the register, as the caller saw it: REGISTER_STALE where it has changed since. Null does not ask.',
  })
  version?: number | null;
}

@InputType('SealedParcelInput')
export class SealedParcelInput {
  @Field(() => ID)
  registerId!: string;

  @Field(() => String, { description: 'As it stands on the seal of the box.' })
  sealNumber!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the register, as the caller saw it: REGISTER_STALE where it has changed since. Null does not ask.',
  })
  version?: number | null;
}

@InputType('CancelRegisterInput')
export class CancelRegisterInput {
  @Field(() => ID)
  registerId!: string;

  @Field(() => String, { description: 'Told to whoever sees the register, and printed on its copies.' })
  reason!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the register, as the caller saw it: REGISTER_STALE where it has changed since. Null does not ask.',
  })
  version?: number | null;
}

@InputType('PickUpTimeInput')
export class PickUpTimeInput {
  @Field(() => Int, { description: '1 is Monday.' })
  weekday!: number;

  @Field(() => String, { description: 'HH:MM, by the time of Astana.' })
  time!: string;
}

@InputType('CourierScheduleInput')
export class CourierScheduleInput {
  @Field(() => [PickUpTimeInput])
  times!: PickUpTimeInput[];
}
