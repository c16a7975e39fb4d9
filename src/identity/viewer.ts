import type { EdgeContext } from '../graphql/index.ts';
import { DomainError, type Language, type Login } from '../kernel/index.ts';

export const ROLES = [
  'APPLICANT',
  'CLERK',
  'HEAD',
  'UNIT_HEAD',
  'EXECUTOR',
  'PSC_OPERATOR',
  'PSC_STORE',
  'PSC_COURIER',
  'INTEGRATOR',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever is logged in. */
export interface Viewer {
  /** uuid of the person. */
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly role: Role;
  /** Code of the organisation a member of staff works for; text `identity:organisation.<code>`. */
  readonly organisation: string | null;
  readonly language: Language;
  /** Which of their numbers they logged in with: some regulations take only some. */
  readonly loggedInWith: Login;
}

export interface ViewerContext extends EdgeContext {
  readonly viewer: Viewer | null;
  /** Why a token that came along was not taken: told when a field needs a viewer. */
  readonly authenticationFault?: DomainError;
}

/** The viewer, of one of the roles where any are named; UNAUTHENTICATED or FORBIDDEN otherwise. */
export function requireViewer(context: ViewerContext, ...roles: readonly Role[]): Viewer {
  const { viewer } = context;
  if (viewer === null) throw context.authenticationFault ?? new DomainError('UNAUTHENTICATED');
  if (roles.length > 0 && !roles.includes(viewer.role)) throw new DomainError('FORBIDDEN');
  return viewer;
}
