export { checkPeople, type RegistryFault } from './check-people.ts';
export { HttpRegistries } from './http-registries.ts';
export type { Registries } from './registries.ts';
