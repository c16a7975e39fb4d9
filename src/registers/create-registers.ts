import type { FastifyPluginCallback } from 'fastify';
import type { Catalogue } from '../catalogue/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Identity, Viewer } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { ActOnEntry } from './act-on-entry.ts';
import { EnterEarlierResults } from './enter-earlier-results.ts';
import { entryNode } from './entry-node.ts';
import { entryById } from './entry-store.ts';
import { ExaminationResolver } from './examination.resolver.ts';
import { exportRoutes } from './export.routes.ts';
import { KeepResults } from './keep-results.ts';
import { PublicRegistersResolver } from './public-registers.resolver.ts';
import { RegisterActsResolver } from './register-acts.resolver.ts';
import { entryLocalId, maySeeEntry } from './register-entry.ts';

export interface RegistersSettings {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly attempts: Identity['attempts'];
  readonly texts: Texts;
  readonly clock: Clock;
}

export interface Registers {
  readonly resolvers: readonly object[];
  /** What `node(id)` answers for an entry's id; some are for everybody. */
  readonly node: (viewer: Viewer | null, id: string) => Promise<object | null>;
  /** For the results that stand in no register yet. */
  readonly earlierResults: EnterEarlierResults;
  readonly routes: FastifyPluginCallback;
}

/** Puts the module together. */
export function createRegisters(settings: RegistersSettings): Registers {
  const { database, catalogue, attempts, texts, clock } = settings;
  const keeper = new KeepResults({ catalogue });
  return {
    resolvers: [
      new PublicRegistersResolver({ database, attempts }),
      new ExaminationResolver({ database, catalogue }),
      new RegisterActsResolver({ database, act: new ActOnEntry({ database, clock }) }),
    ],
    earlierResults: new EnterEarlierResults({ database, catalogue, keeper }),
    routes: exportRoutes({ database, texts }),
    node: async (viewer, id) => {
      const uuid = entryLocalId(id);
      const entry = uuid === null ? null : await entryById(database, uuid);
      return entry !== null && maySeeEntry(viewer, entry) ? entryNode(entry) : null;
    },
  };
}
