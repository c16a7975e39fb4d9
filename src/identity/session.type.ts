import { Field, InputType, ObjectType } from 'type-graphql';
import {
  Base64Scalar,
  BinScalar,
  DateTimeScalar,
  IinScalar,
  LanguageEnum,
  type UserErrorRoot,
  UserErrorType,
} from '../graphql/index.ts';
import type { Language } from '../kernel/index.ts';
import type { Viewer } from './viewer.ts';
import { ViewerType } from './viewer.type.ts';

@ObjectType('Session', { simpleResolvers: true })
export class SessionType {
  @Field(() => String, { description: 'JWT for the Authorization header: `Bearer …`.' })
  accessToken!: string;

  @Field(() => String, { description: 'Good for one refreshSession.' })
  refreshToken!: string;

  @Field(() => DateTimeScalar, { description: 'When the access token expires.' })
  expiresAt!: Date;

  @Field(() => ViewerType)
  viewer!: Viewer;
}

@ObjectType('SessionPayload', { simpleResolvers: true })
export class SessionPayloadType {
  @Field(() => SessionType, { nullable: true })
  session?: SessionType;

  @Field(() => [UserErrorType])
  userErrors!: readonly UserErrorRoot[];
}

@InputType('RegisterInput')
export class RegisterInput {
  @Field(() => IinScalar)
  iin!: string;

  @Field(() => BinScalar, { nullable: true })
  bin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The taxpayer's number of before 2013: twelve digits.",
  })
  rnn?: string | null;

  @Field(() => String)
  password!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => LanguageEnum, { nullable: true })
  language?: Language | null;
}

@InputType('LoginInput')
export class LoginInput {
  @Field(() => String, { description: 'IIN, BIN when exactly one account carries it, or RNN.' })
  login!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Key of the regulation that one logs in for: a failure, or a number of a kind that it does not take, is told with its notice of refusal.',
  })
  regulation?: string | null;
}

@InputType('LoginWithCertificateInput')
export class LoginWithCertificateInput {
  @Field(() => String, { description: 'As loginChallenge gave it out.' })
  challenge!: string;

  @Field(() => Base64Scalar, { description: 'Signature of the bytes of the challenge.' })
  signature!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Key of the regulation that one logs in for: a certificate that does not log in is told with its notice of refusal.',
  })
  regulation?: string | null;
}
