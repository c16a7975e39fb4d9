import type { Catalogue } from '../catalogue/index.ts';
import { type DrawnFile, type FileGrant, OfficePaperPdf } from '../documents/index.ts';
import { asNode, type Texts } from '../graphql/index.ts';
import type { PersonStore, Viewer } from '../identity/index.ts';
import type { Clock, WorkingCalendar } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AuditedRegistries } from '../registries/index.ts';
import type { PassStep, Requests } from '../requests/index.ts';
import { AcknowledgeRegister } from './acknowledge-register.ts';
import { ApproveSchedule } from './approve-schedule.ts';
import { CancelRegister } from './cancel-register.ts';
import { CollectRegister } from './collect-register.ts';
import { CreateRegister } from './create-register.ts';
import { DrawPaper } from './draw-paper.ts';
import { HandOver } from './hand-over.ts';
import { IntakeResolver } from './intake.resolver.ts';
import { isOfRegister } from './lock-register.ts';
import { ParcelsResolver } from './parcels.resolver.ts';
import { registerById } from './register-store.ts';
import { ReturnCopy } from './return-copy.ts';
import { ScanReceipt } from './scan-receipt.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { SealRegister } from './seal-register.ts';
import { TakeIn } from './take-in.ts';
import { TransferResolver } from './transfer.resolver.ts';
import { registerLocalId } from './transfer-register.ts';

export interface CentresSettings {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly people: PersonStore;
  readonly registries: AuditedRegistries;
  readonly steps: PassStep;
  readonly receiptUrl: Requests['receiptUrl'];
  readonly calendar: () => WorkingCalendar;
  readonly texts: Texts;
  readonly clock: Clock;
}

export interface Centres {
  readonly resolvers: readonly object[];
  /** What `node(id)` answers for a register's id. */
  readonly node: (viewer: Viewer, id: string) => Promise<object | null>;
  /** Papers that are drawn when their link is followed. */
  readonly drawPaper: (grant: FileGrant) => Promise<DrawnFile | null>;
}

/** Puts the module together. */
export function createCentres(settings: CentresSettings): Centres {
  const { database, catalogue, people, registries, steps, calendar, texts, clock, receiptUrl } = settings;
  const paper = new DrawPaper({ database, people, steps, texts, receiptUrl, pdf: new OfficePaperPdf(texts) });
  return {
    resolvers: [
      new IntakeResolver({
        database,
        takeIn: new TakeIn({ database, catalogue, steps, clock }),
        scan: new ScanReceipt({ database, clock }),
        handOver: new HandOver({ database, steps, registries, clock }),
      }),
      new TransferResolver({
        database,
        create: new CreateRegister({ database, clock }),
        seal: new SealRegister({ database, clock, calendar }),
        collect: new CollectRegister({ database, steps, clock }),
        acknowledge: new AcknowledgeRegister({ database, steps, clock }),
        returnCopy: new ReturnCopy({ database, clock }),
        cancel: new CancelRegister({ database, clock }),
      }),
      new ParcelsResolver({ database, clock }),
      new ScheduleResolver({
        database,
        approve: new ApproveSchedule({ database, catalogue, clock }),
        clock,
      }),
    ],
    node: async (viewer, id) => {
      const uuid = registerLocalId(id);
      const register = uuid === null ? null : await registerById(database, uuid);
      return register !== null && isOfRegister(viewer, register)
        ? asNode('TransferRegister', register)
        : null;
    },
    drawPaper: (grant) => paper.run(grant),
  };
}
