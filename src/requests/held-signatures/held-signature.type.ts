import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, TextField } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import type { HeldSignatureRow } from '../request.ts';

/** Its root is a HeldSignatureRow. */
@ObjectType('HeldSignature', { simpleResolvers: true })
export class HeldSignatureType {
  @Field(() => String, { description: 'Stable code of why there is no verdict yet, as CRL_STALE.' })
  code!: string;

  @TextField(({ code }: HeldSignatureRow) => message(`errors:${code}`))
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'The moment that the certificate will be judged by.' })
  receivedAt!: string;

  @Field(() => Int, { description: 'How often a verdict has been sought.' })
  attempts!: number;

  @Field(() => DateTimeScalar)
  nextTryAt!: string;
}
