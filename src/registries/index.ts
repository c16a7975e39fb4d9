export type { BothLanguages } from './both-languages.ts';
export {
  checkPeople,
  faultOfIndividual,
  faultOfLegalEntity,
  type RegistryFault,
  type RegistryVerdict,
} from './check-people.ts';
export type { RegistryFinding, RegistryName } from './findings.ts';
export {
  findingsOf,
  forgetRegistryAnswers,
  keepFindings,
  type RegistryAnswerRow,
} from './findings-store.ts';
export { HttpSyncChannel } from './http-sync-channel.ts';
export type { IdentityDocument, IndividualRecord } from './individuals/individual.ts';
export {
  INQUIRY_OUTCOMES,
  INQUIRY_PURPOSES,
  type InquiryOutcome,
  type InquiryPurpose,
} from './inquiries/inquiry.ts';
export { RegistryDesk } from './inquiries/registry-desk.ts';
export type { LegalEntityRecord } from './legal-entities/legal-entity.ts';
export { StateRegistries } from './state-registries.ts';
export type { SyncChannel } from './sync-channel.ts';
