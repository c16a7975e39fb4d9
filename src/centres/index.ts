export { centreProcedure } from './centre-procedure.ts';
export { type Centres, createCentres } from './create-centres.ts';
export { IntakeResolver } from './intake.resolver.ts';
export { paperCheck } from './paper-check.ts';
export { ParcelsResolver } from './parcels.resolver.ts';
export { ScheduleResolver } from './schedule.resolver.ts';
export { TransferResolver } from './transfer.resolver.ts';
