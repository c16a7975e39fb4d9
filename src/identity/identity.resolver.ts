import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { callKey, userErrorsOf } from '../graphql/index.ts';
import type { IssueLoginChallenge } from './issue-login-challenge.ts';
import type { LogIn } from './log-in.ts';
import type { LogInWithCertificate } from './log-in-with-certificate.ts';
import type { LogOut } from './log-out.ts';
import type { RefreshSession } from './refresh-session.ts';
import type { RegisterPerson } from './register-person.ts';
import { LoginInput, LoginWithCertificateInput, RegisterInput, SessionPayloadType } from './session.type.ts';
import type { SessionGrant } from './sessions.ts';
import { requireViewer, type Viewer, type ViewerContext } from './viewer.ts';
import { ViewerType } from './viewer.type.ts';

interface IdentityUseCases {
  readonly registerPerson: RegisterPerson;
  readonly logIn: LogIn;
  readonly issueLoginChallenge: IssueLoginChallenge;
  readonly logInWithCertificate: LogInWithCertificate;
  readonly refreshSession: RefreshSession;
  readonly logOut: LogOut;
}

@Resolver()
export class IdentityResolver {
  readonly #useCases: IdentityUseCases;

  constructor(useCases: IdentityUseCases) {
    this.#useCases = useCases;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ViewerType, { nullable: true, description: 'Whoever is logged in.' })
  viewer(@Ctx() context: ViewerContext): Viewer | null {
    return context.viewer;
  }

  @Extensions({ access: 'PUBLIC', repeat: 'KEY' })
  @Mutation(() => SessionPayloadType, { description: 'A new applicant, logged in.' })
  async register(
    @Arg('input', () => RegisterInput) input: RegisterInput,
    @Ctx() context: ViewerContext,
  ): Promise<SessionPayloadType> {
    return payloadOf(() => this.#useCases.registerPerson.run(input, context, callKey(context)));
  }

  @Extensions({ access: 'PUBLIC', repeat: 'NATURAL' })
  @Mutation(() => SessionPayloadType)
  async login(
    @Arg('input', () => LoginInput) input: LoginInput,
    @Ctx() context: ViewerContext,
  ): Promise<SessionPayloadType> {
    return payloadOf(() => this.#useCases.logIn.run(input, context.clientAddress));
  }

  @Extensions({ access: 'PUBLIC', repeat: 'NATURAL' })
  @Mutation(() => String, {
    description:
      'What to sign in order to log in by certificate: the bytes, in Base64, as NCALayer takes them (createCAdESFromBase64). Good for five minutes and for one signature.',
  })
  loginChallenge(@Ctx() context: ViewerContext): Promise<string> {
    return this.#useCases.issueLoginChallenge.run(context.clientAddress);
  }

  @Extensions({ access: 'PUBLIC', repeat: 'NATURAL' })
  @Mutation(() => SessionPayloadType, {
    description:
      'For somebody who has registered: the certificate names the IIN of the account and, for the account of a legal entity, its BIN.',
  })
  async loginWithCertificate(
    @Arg('input', () => LoginWithCertificateInput) input: LoginWithCertificateInput,
    @Ctx() context: ViewerContext,
  ): Promise<SessionPayloadType> {
    return payloadOf(() => this.#useCases.logInWithCertificate.run(input, context.clientAddress));
  }

  @Extensions({ access: 'PUBLIC', repeat: 'KEY' })
  @Mutation(() => SessionPayloadType, {
    description: 'New tokens for a refresh token, which is used up by it. Used again, it ends the session.',
  })
  async refreshSession(
    @Arg('refreshToken', () => String) refreshToken: string,
    @Ctx() context: ViewerContext,
  ): Promise<SessionPayloadType> {
    return payloadOf(() => this.#useCases.refreshSession.run(refreshToken, callKey(context)));
  }

  @Extensions({ access: 'SIGNED_IN', repeat: 'NATURAL' })
  @Mutation(() => Boolean, { description: 'Ends the session: its tokens are worth nothing from now on.' })
  async logout(@Ctx() context: ViewerContext): Promise<boolean> {
    await this.#useCases.logOut.run(requireViewer(context));
    return true;
  }
}

async function payloadOf(work: () => Promise<SessionGrant>): Promise<SessionPayloadType> {
  return userErrorsOf(async () => ({ session: await work() }));
}
