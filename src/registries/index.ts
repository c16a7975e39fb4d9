export type { BothLanguages } from './both-languages.ts';
export {
  checkPeople,
  faultOfIndividual,
  faultOfLegalEntity,
  type RegistryFault,
  type RegistryVerdict,
} from './check-people.ts';
export { isSameName, type RegistryFinding, type RegistryName } from './findings.ts';
export {
  findingsOf,
  forgetRegistryAnswers,
  keepFindings,
  type RegistryAnswerRow,
} from './findings-store.ts';
export type { IdentityDocument, IndividualRecord } from './individuals/individual.ts';
export { AuditedRegistries } from './inquiries/audited-registries.ts';
export {
  INQUIRY_OUTCOMES,
  INQUIRY_PURPOSES,
  type InquiryOutcome,
  type InquiryPurpose,
} from './inquiries/inquiry.ts';
export type { LegalEntityRecord } from './legal-entities/legal-entity.ts';
export { StateRegistries } from './state-registries.ts';
export type { SyncChannel } from './sync-channel.ts';
