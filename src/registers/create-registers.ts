import type { Catalogue } from '../catalogue/index.ts';
import type { Identity, Viewer } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { ActOnEntry } from './act-on-entry.ts';
import { entryNode } from './entry-node.ts';
import { entryById } from './entry-store.ts';
import { ExaminationResolver } from './examination.resolver.ts';
import { PublicRegistersResolver } from './public-registers.resolver.ts';
import { RegisterActsResolver } from './register-acts.resolver.ts';
import { entryLocalId, maySeeEntry } from './register-entry.ts';

export interface RegistersSettings {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly lookups: Pick<Identity, 'enterLookup'>;
  readonly clock: Clock;
}

export interface Registers {
  readonly resolvers: readonly object[];
  /** What `node(id)` answers for an entry's id; some are for everybody. */
  readonly node: (viewer: Viewer | null, id: string) => Promise<object | null>;
}

/** Puts the module together. */
export function createRegisters({ database, catalogue, lookups, clock }: RegistersSettings): Registers {
  return {
    resolvers: [
      new PublicRegistersResolver({ database, lookups }),
      new ExaminationResolver({ database, catalogue }),
      new RegisterActsResolver({ database, act: new ActOnEntry({ database, clock }) }),
    ],
    node: async (viewer, id) => {
      const uuid = entryLocalId(id);
      const entry = uuid === null ? null : await entryById(database, uuid);
      return entry !== null && maySeeEntry(viewer, entry) ? entryNode(entry) : null;
    },
  };
}
