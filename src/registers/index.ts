export { createRegisters, type Registers } from './create-registers.ts';
export { ENTER_RESULTS_TASK } from './enter-earlier-results.ts';
export { ExaminationResolver } from './examination.resolver.ts';
export { KeepResults } from './keep-results.ts';
export { mediaChecks } from './media-checks.ts';
export { previousCertificateFault } from './previous-certificate.ts';
export { PublicRegistersResolver } from './public-registers.resolver.ts';
export { RegisterActsResolver } from './register-acts.resolver.ts';
