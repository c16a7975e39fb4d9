export { checkPeople, type RegistryFault, type RegistryQuestion } from './check-people.ts';
export { HttpRegistries } from './http-registries.ts';
export type {
  IndividualRecord,
  LegalEntityRecord,
  PowerOfAttorneyRecord,
  Registries,
} from './registries.ts';
