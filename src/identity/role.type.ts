import { registerEnumType } from 'type-graphql';
import { ROLES, type Role } from './viewer.ts';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role' });
