import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { AccessTokens } from './access-token.ts';
import { AttemptGuard } from './attempt-guard.ts';
import { ATTEMPT_LIMITS, type AttemptLimits } from './attempt-limits.ts';
import { Authenticate } from './authenticate.ts';
import type { CertificateCheck } from './certificate-check.ts';
import { CreateStaffMember } from './create-staff-member.ts';
import { IdentityResolver } from './identity.resolver.ts';
import { IssueLoginChallenge } from './issue-login-challenge.ts';
import { type Authorisation, LogIn } from './log-in.ts';
import { LogInWithCertificate } from './log-in-with-certificate.ts';
import { LogOut } from './log-out.ts';
import { LoginChallengeStore } from './login-challenge-store.ts';
import { NotificationPreferencesResolver } from './notification-preferences.resolver.ts';
import { NotificationPreferencesStore } from './notification-preferences-store.ts';
import { PersonStore } from './person-store.ts';
import { RefreshSession } from './refresh-session.ts';
import { RegisterPerson } from './register-person.ts';
import { SessionRegistry } from './session-registry.ts';
import { SessionStore } from './session-store.ts';
import { Sessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

export interface IdentitySettings {
  readonly database: Database;
  /** For the one connection that hears of sessions ended on other nodes. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Signs access tokens: at least 32 secret bytes, the same on every node. */
  readonly tokenKey: Uint8Array;
  /** Judges the signatures of whoever logs in by certificate. */
  readonly certificates: CertificateCheck;
  /** Public address of the server: what is signed for another one does not log in here. */
  readonly audience: string;
  /** Told of faults in the background. */
  readonly report: (fault: unknown) => void;
  readonly limits?: AttemptLimits;
  /** What the edition that a caller names says of whom it lets in. */
  readonly authorisationOf?: (regulation: string) => Authorisation | null;
}

export interface Identity {
  readonly resolvers: readonly object[];
  /** Bounds what can be guessed besides passwords. */
  readonly attempts: Pick<AttemptGuard, 'enterCheck' | 'enterBrought'>;
  readonly registerPerson: RegisterPerson;
  readonly logIn: LogIn;
  readonly issueLoginChallenge: IssueLoginChallenge;
  readonly logInWithCertificate: LogInWithCertificate;
  readonly refreshSession: RefreshSession;
  readonly logOut: LogOut;
  readonly createStaffMember: CreateStaffMember;
  readonly people: PersonStore;
  /** To be started before calls are answered, and stopped after. */
  readonly registry: SessionRegistry;
  /** Who carries the token, as Authenticate.run says. */
  authenticate(bearerToken: string | null): Promise<Viewer | null>;
}

/** Puts the module together. */
export function createIdentity(settings: IdentitySettings): Identity {
  const { database, databaseUrl, clock, report } = settings;
  const people = new PersonStore(database);
  const store = new SessionStore();
  const accessTokens = new AccessTokens(settings.tokenKey, clock);
  const sessions = new Sessions({ clock, store, accessTokens, tokenKey: settings.tokenKey });
  const registry = new SessionRegistry({ database, databaseUrl, clock, store, report });
  const guard = new AttemptGuard(database, settings.limits ?? ATTEMPT_LIMITS);
  const authorisationOf = settings.authorisationOf ?? (() => null);
  const challenges = new LoginChallengeStore(database);
  const useCases = {
    registerPerson: new RegisterPerson({ database, clock, people, sessions, guard }),
    logIn: new LogIn({ database, people, sessions, guard, authorisationOf }),
    issueLoginChallenge: new IssueLoginChallenge({ challenges, guard, clock, audience: settings.audience }),
    logInWithCertificate: new LogInWithCertificate({
      database,
      clock,
      challenges,
      certificates: settings.certificates,
      people,
      sessions,
      guard,
      authorisationOf,
    }),
    refreshSession: new RefreshSession({ database, clock, store, sessions, registry }),
    logOut: new LogOut({ database, clock, store, registry }),
  };
  const authentication = new Authenticate(accessTokens, registry);
  return {
    ...useCases,
    attempts: guard,
    resolvers: [
      new IdentityResolver(useCases),
      new NotificationPreferencesResolver(new NotificationPreferencesStore(database)),
    ],
    createStaffMember: new CreateStaffMember({ database, clock, people }),
    people,
    registry,
    authenticate: (bearerToken) => authentication.run(bearerToken),
  };
}
