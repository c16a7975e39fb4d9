import { type Clock, DomainError, DomainErrors } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import type { CertificateCheck, CertificateVerdict } from './certificate-check.ts';
import type { Authorisation } from './log-in.ts';
import { challengeContent, hashChallenge } from './login-challenge.ts';
import type { LoginChallengeStore } from './login-challenge-store.ts';
import type { Person } from './person.ts';
import type { PersonStore } from './person-store.ts';
import type { SessionGrant, Sessions } from './sessions.ts';

export interface SignedChallenge {
  /** As loginChallenge gave it out. */
  readonly challenge: string;
  /** Base64. */
  readonly signature: string;
  /** Key of the edition of the service that they log in for, as with a password. */
  readonly regulation?: string | null | undefined;
}

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  readonly challenges: LoginChallengeStore;
  readonly certificates: CertificateCheck;
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly guard: AttemptGuard;
  /** Null where there is no such edition. */
  readonly authorisationOf: (regulation: string) => Authorisation | null;
}

type Signer = Extract<CertificateVerdict, { state: 'VALID' }>['signer'];

/** Characters of Base64: a CMS with its content and chain is a few kilobytes. */
const LONGEST_SIGNATURE = 2_000_000;
const SIGNATURE_PATH = ['input', 'signature'];

/**
 * Logs in whoever signed a challenge. A certificate names an individual and, where it was issued for a legal entity,
 * that entity: the account must be exactly of these two, as for signing, so that an individual's key does not open what
 * is done in a company's name, nor a company's key what is done in one's own. Members of staff sign with keys that fit
 * their accounts in the same way. The session is as of the BIN where the certificate has one, and of the IIN otherwise:
 * these are the numbers that an edition takes or does not.
 */
export class LogInWithCertificate {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * CHALLENGE_UNKNOWN for one that is not ours, is out of date or was used; TOO_LARGE; the verdict's own code for a
   * signature that is not right; ACCOUNT_UNKNOWN where nobody with that IIN has registered; CERTIFICATE_BIN_MISMATCH and
   * CERTIFICATE_BIN_UNEXPECTED; TOO_MANY_ATTEMPTS. For a named edition what is about the certificate comes behind
   * AUTH_REFUSED with the edition's notice, and so does LOGIN_NOT_ACCEPTED. A challenge is used up by the first signature
   * of it, whatever that is worth; it stays where nobody can say now, and where what came is no signature of it.
   */
  async run(call: SignedChallenge, clientAddress: string): Promise<SessionGrant> {
    const { database, clock, challenges, people, sessions, guard } = this.#ports;
    const attempt = await guard.enterUnnamed(clientAddress);
    const content = challengeContent(call.challenge);
    const hash = content === null ? null : hashChallenge(content);
    if (content === null || hash === null || !(await challenges.isOpen(hash, clock.now())))
      throw unknownChallenge();
    const verdict = await this.#judge(call.signature, content);
    if (verdict.state === 'INDETERMINATE') {
      /* Not the caller's fault, and the same may be sent again. */
      await attempt.succeeded();
      throw new DomainError(verdict.code, {
        path: SIGNATURE_PATH,
        values: { seconds: verdict.retryAfterSeconds },
      });
    }
    if (verdict.state === 'INVALID' && verdict.category === 'STRUCTURE') throw signatureFault(verdict.code);
    if (!(await challenges.use(hash, clock.now()))) throw unknownChallenge();
    const asked = typeof call.regulation === 'string' ? this.#ports.authorisationOf(call.regulation) : null;
    if (verdict.state === 'INVALID') throw refusal(asked, signatureFault(verdict.code));
    const { signer } = verdict;
    const person = await people.findByIin(signer.iin);
    if (person === null) throw refusal(asked, new DomainError('ACCOUNT_UNKNOWN'));
    const fault = numberFault(person, signer);
    if (fault !== null) throw refusal(asked, fault);
    const login = signer.bin === null ? 'IIN' : 'BIN';
    await attempt.succeeded();
    await guard.welcome(person.id, clientAddress);
    if (asked?.logins.includes(login) === false) throw refusal(asked, new DomainError('LOGIN_NOT_ACCEPTED'));
    return sessions.open(database, person, login);
  }

  async #judge(signature: string, content: Buffer): Promise<CertificateVerdict> {
    if (signature.length > LONGEST_SIGNATURE) throw signatureFault('TOO_LARGE');
    return this.#ports.certificates.check(Buffer.from(signature, 'base64'), content);
  }
}

function numberFault({ bin }: Person, signer: Signer): DomainError | null {
  if (bin === signer.bin) return null;
  return new DomainError(bin === null ? 'CERTIFICATE_BIN_UNEXPECTED' : 'CERTIFICATE_BIN_MISMATCH', {
    path: SIGNATURE_PATH,
  });
}

/** The notice of the edition and, behind it, what it is about: who holds a key may know what is wrong with it. */
function refusal(asked: Authorisation | null, cause: DomainError): DomainError | DomainErrors {
  if (asked === null) return cause;
  return new DomainErrors([new DomainError('AUTH_REFUSED', { values: { notice: asked.notice } }), cause]);
}

function unknownChallenge(): DomainError {
  return new DomainError('CHALLENGE_UNKNOWN', { path: ['input', 'challenge'] });
}

function signatureFault(code: string): DomainError {
  return new DomainError(code, { path: SIGNATURE_PATH });
}
