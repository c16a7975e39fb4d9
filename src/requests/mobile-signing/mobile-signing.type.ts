import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ComputedField,
  DateTimeScalar,
  enumOf,
  NodeType,
  TextField,
  UserErrorType,
} from '../../graphql/index.ts';
import { DomainError, globalId, message } from '../../kernel/index.ts';
import {
  MOBILE_SIGNING_METHODS,
  MOBILE_SIGNING_STATES,
  type MobileSigning,
  type MobileSigningMethod,
  type MobileSigningState,
  type SigningFault,
} from './mobile-signing.ts';
import { deepLink, QR_SIZE, qrDataUrl, qrText } from './mobile-signing-links.ts';

export const MOBILE_SIGNING_ID_PREFIX = 'mob';

const MobileSigningMethodEnum = enumOf(MOBILE_SIGNING_METHODS);
const MobileSigningStateEnum = enumOf(MOBILE_SIGNING_STATES);
registerEnumType(MobileSigningMethodEnum, {
  name: 'MobileSigningMethod',
  description:
    'How eGov Mobile signs: CMS with the document inside, CMS beside it, or an enveloped XML signature.',
});
registerEnumType(MobileSigningStateEnum, {
  name: 'MobileSigningState',
  description:
    'WAITING for the phone; OPENED by it; HELD: signed, and judged as soon as the certification authority answers; SIGNED; REFUSED by the condition of the regulation; EXPIRED: the time, the session or the tries are over, or the request has changed.',
});

@ObjectType('MobileSigningFault', { simpleResolvers: true })
class MobileSigningFaultType {
  @Field(() => String)
  code!: string;

  @TextField<SigningFault>(({ code, values }) => message(`errors:${code}`, values))
  message!: string;
}

/** Its root is a MobileSigning. */
@ObjectType('MobileSigning', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A document handed to eGov Mobile. Ask for it again by its id to see what became of it.',
})
export class MobileSigningType extends NodeType {
  @ComputedField<MobileSigning>(
    () => ID,
    ({ uuid }) => globalId(MOBILE_SIGNING_ID_PREFIX, uuid),
  )
  declare id: string;

  @ComputedField<MobileSigning>(
    () => String,
    ({ address }) => (address === null ? null : deepLink(address)),
    {
      nullable: true,
      description:
        'Opens the application on this same phone. It, qrText and qr are told once, by createMobileSigning.',
    },
  )
  link!: string | null;

  @ComputedField<MobileSigning>(
    () => String,
    ({ address }) => (address === null ? null : qrText(address)),
    { nullable: true, description: 'What the QR code says, for a client that draws it itself.' },
  )
  qrText!: string | null;

  @ComputedField<MobileSigning, { size: number | null }>(
    () => String,
    ({ address }, { size }) => (address === null ? null : qrDataUrl(address, checkedSize(size))),
    {
      nullable: true,
      description:
        'The QR code as a PNG in a data URL, as the src of an image: it is nowhere to be fetched from by others. size: of a side, in pixels.',
      args: { size: { type: () => Int, defaultValue: QR_SIZE.usual } },
    },
  )
  qr!: string | null;

  @Field(() => MobileSigningMethodEnum)
  method!: MobileSigningMethod;

  @Field(() => DateTimeScalar)
  expiresAt!: string;

  @Field(() => MobileSigningStateEnum)
  state!: MobileSigningState;

  @Field(() => MobileSigningFaultType, {
    nullable: true,
    description: 'Why the last signature that the phone sent was turned down.',
  })
  fault!: SigningFault | null;
}

@ObjectType('MobileSigningPayload', { simpleResolvers: true })
export class MobileSigningPayloadType {
  @Field(() => MobileSigningType, { nullable: true })
  mobileSigning!: MobileSigningType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}

@InputType('CreateMobileSigningInput')
export class CreateMobileSigningInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As in signingDocument: whose officer signs the result.',
  })
  step?: string | null;

  @Field(() => MobileSigningMethodEnum, { nullable: true, defaultValue: 'CMS_WITH_DATA' })
  method?: MobileSigningMethod | null;
}

function checkedSize(size: number | null): number {
  const { least, usual, most } = QR_SIZE;
  const pixels = size ?? usual;
  if (pixels >= least && pixels <= most) return pixels;
  throw new DomainError('QR_SIZE', { path: ['size'], values: { min: least, max: most } });
}
