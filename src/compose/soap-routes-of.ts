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
  type Partners,
  SyncOperations,
  type SystemCheck,
  type SystemQuestions,
  soapRoutes,
  type TakeMessage,
  type ToldThings,
} from '../gateway/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Clock, projectRoot } from '../kernel/index.ts';
import { ASYNC, SYNC } from '../soap/index.ts';

/** What stands for systems that call this server; those of systems that it calls are in the same folder. */
const SCHEMAS = ['exchange.xsd', 'questions.xsd', 'report.xsd', 'requests.xsd'];

interface Parts {
  readonly systems: SystemCheck;
  readonly partners: Partners;
  readonly take: TakeMessage;
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
  config: Pick<ServerConfig, 'PUBLIC_URL' | 'GATEWAY_SENDER'>,
  parts: Parts,
): Promise<FastifyPluginCallback> {
  const { identity } = parts.gateway;
  const waiting = new GetMessages({
    ...{ ...parts, identity, kinds: EXCHANGE_KINDS },
    senderId: config.GATEWAY_SENDER,
  });
  const told = new AsyncOperations({ ...parts, waiting });
  const asked = new SyncOperations(parts);
  const described = (file: string): Promise<string> => readFile(join(projectRoot, 'wsdl', file), 'utf8');
  const wsdlOf = async (file: string, path: string): Promise<string> =>
    (await described(file))
      .replace('@ADDRESS@', config.PUBLIC_URL + path)
      .replaceAll('@SCHEMAS@', `${config.PUBLIC_URL}/soap/schemas`);
  const schemas = SCHEMAS.map(async (name) => [name, await described(`schemas/${name}`)] as const);
  const channels = [
    {
      path: '/soap',
      wsdl: await wsdlOf('async-channel.wsdl', '/soap'),
      partners: new AnswerPartners({
        ...parts,
        identity,
        channel: { namespace: ASYNC, operations: told.names, operation: 'sendMessage' },
        call: (content, came) => told.call(content, came),
      }),
    },
    {
      path: '/soap/sync',
      wsdl: await wsdlOf('sync-channel.wsdl', '/soap/sync'),
      partners: new AnswerPartners({
        ...parts,
        identity,
        channel: { namespace: SYNC, operations: ['SendMessage'], operation: 'SendMessage' },
        call: (content, { name, bin }) => asked.call(content, { name, bin }),
      }),
    },
  ];
  return soapRoutes(channels, new Map(await Promise.all(schemas)));
}
