export * from './access-policy.ts';
export { ATTEMPT_LIMITS, type AttemptLimits } from './attempt-limits.ts';
export { bearerTokenOf } from './authenticate.ts';
export { createIdentity, type Identity } from './create-identity.ts';

export { IdentityResolver } from './identity.resolver.ts';
export { type Person as StaffMember, personLocalId } from './person.ts';
export { PersonLoader } from './person-loader.ts';
export { PersonStore } from './person-store.ts';
export { RoleEnum } from './role.type.ts';
export type { SessionRegistry } from './session-registry.ts';
export type { SessionGrant } from './sessions.ts';
export { ROLES, type Role, requireViewer, type Viewer, type ViewerContext } from './viewer.ts';
export { ViewerType, viewerNode } from './viewer.type.ts';
