import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import { EXCHANGE_KINDS } from '../catalogue/index.ts';
import type { ServerConfig } from '../config.ts';
import {
  AnswerPartners,
  AsyncOperations,
  type BroughtRequests,
  type GatewayChannels,
  GetMessages,
  SyncOperations,
  type SystemCheck,
  type SystemQuestions,
  soapRoutes,
  TakeMessage,
  type ToldThings,
} from '../gateway/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Clock, projectRoot } from '../kernel/index.ts';
import { ASYNC, SYNC } from '../soap/index.ts';
import { partnersOf } from './partners-of.ts';

interface Parts {
  readonly systems: SystemCheck;
  readonly things: ToldThings;
  readonly questions: SystemQuestions;
  readonly brought: BroughtRequests;
  readonly gateway: GatewayChannels;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly report: (fault: unknown) => void;
}

/** Where other systems call, by these settings. */
export async function soapRoutesOf(
  config: Pick<
    ServerConfig,
    'PUBLIC_URL' | 'GATEWAY_BIN' | 'GATEWAY_PARTNERS' | 'GATEWAY_SENDER' | 'BRINGING_PARTNERS'
  >,
  parts: Parts,
): Promise<FastifyPluginCallback> {
  const partners = partnersOf(config);
  const { identity } = parts.gateway;
  const waiting = new GetMessages({
    ...{ ...parts, partners, identity, kinds: EXCHANGE_KINDS },
    senderId: config.GATEWAY_SENDER,
  });
  const take = new TakeMessage({ ...parts, partners });
  const told = new AsyncOperations({ ...parts, partners, take, waiting });
  const asked = new SyncOperations({ ...parts, partners });
  const wsdlOf = async (file: string, path: string): Promise<string> => {
    const wsdl = await readFile(join(projectRoot, 'wsdl', file), 'utf8');
    return wsdl.replace('@ADDRESS@', config.PUBLIC_URL + path);
  };
  return soapRoutes([
    {
      path: '/soap',
      wsdl: await wsdlOf('async-channel.wsdl', '/soap'),
      partners: new AnswerPartners({
        ...parts,
        identity,
        channel: { namespace: ASYNC, operation: 'sendMessage' },
        call: (content, came) => told.call(content, came),
      }),
    },
    {
      path: '/soap/sync',
      wsdl: await wsdlOf('sync-channel.wsdl', '/soap/sync'),
      partners: new AnswerPartners({
        ...parts,
        identity,
        channel: { namespace: SYNC, operation: 'SendMessage' },
        call: (content, { name, bin }) => asked.call(content, { name, bin }),
      }),
    },
  ]);
}
