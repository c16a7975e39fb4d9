import type { ApolloServer } from '@apollo/server';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { EdgeContext, LiveSettings, Texts } from '../graphql/index.ts';

export interface HttpSettings {
  readonly apollo: ApolloServer<EdgeContext>;
  readonly live: LiveSettings;
  readonly contextOf: (request: FastifyRequest) => Promise<EdgeContext>;
  readonly texts: Texts;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Registry;
  /** Whether what the server depends on answers. */
  readonly isReady: () => Promise<boolean>;
  readonly trustProxy: boolean;
  /** Calls a minute of one address; 0: no limit. */
  readonly rateLimit: number;
  /** Gives the page of the query editor. */
  readonly editor: () => Promise<string>;
  /** Routes of the modules and pages. */
  readonly routes: (server: FastifyInstance) => void;
}
