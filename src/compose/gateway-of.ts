import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import type { ServerConfig } from '../config.ts';
import { ReceiveFromGateway } from '../exchange/index.ts';
import {
  AnswerPartners,
  AsyncOperations,
  createGateway,
  type GatewayChannels,
  Partners,
  type SystemCheck,
  soapRoutes,
  type ToldThings,
} from '../gateway/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Clock, projectRoot } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Requests } from '../requests/index.ts';

const TIMEOUT_MILLISECONDS = 10_000;

/** The channels of the e-government gateway as the configuration has them. */
export async function gatewayOf(
  config: ServerConfig,
  parts: { readonly systems: SystemCheck; readonly clock: Clock },
): Promise<GatewayChannels> {
  return createGateway({
    ...parts,
    asyncUrl: config.GATEWAY_ASYNC_URL ?? `${config.GATEWAY_URL}/gateway/async`,
    syncUrl: config.GATEWAY_SYNC_URL ?? `${config.GATEWAY_URL}/gateway/sync`,
    keyStore: await readFile(config.GATEWAY_KEY_STORE),
    keyPassword: config.GATEWAY_KEY_PASSWORD,
    sender: { id: config.GATEWAY_SENDER, password: config.GATEWAY_SENDER_PASSWORD ?? null },
    bin: config.GATEWAY_BIN,
    timeout: TIMEOUT_MILLISECONDS,
    rest: config.GATEWAY_REST_SECONDS * 1000,
  });
}

/** Where other systems call, by these settings. */
export async function soapRoutesOf(
  config: Pick<ServerConfig, 'PUBLIC_URL' | 'GATEWAY_BIN' | 'GATEWAY_PARTNERS'>,
  parts: {
    readonly systems: SystemCheck;
    readonly things: ToldThings;
    readonly gateway: GatewayChannels;
    readonly texts: Texts;
    readonly clock: Clock;
    readonly report: (fault: unknown) => void;
  },
): Promise<FastifyPluginCallback> {
  const partners = new Partners({ gatewayBin: config.GATEWAY_BIN, partners: config.GATEWAY_PARTNERS });
  const operations = new AsyncOperations({ ...parts, partners });
  const wsdl = await readFile(join(projectRoot, 'wsdl/async-channel.wsdl'), 'utf8');
  return soapRoutes({
    partners: new AnswerPartners({
      ...parts,
      identity: parts.gateway.identity,
      call: (content, bin) => operations.call(content, bin),
    }),
    wsdl: wsdl.replace('@ADDRESS@', `${config.PUBLIC_URL}/soap`),
  });
}

/** What is done with what other systems tell: messages by the ledger, what was done in them by the requests. */
export function toldThingsOf(
  { settleDelivery, takeReport }: Pick<Requests, 'settleDelivery' | 'takeReport'>,
  parts: { readonly database: Database; readonly clock: Clock },
): ToldThings {
  const received = new ReceiveFromGateway({ ...parts, subjects: settleDelivery });
  return {
    message: (caller, message) => received.message(caller, message),
    told: (caller, notice) => received.told(caller, notice),
    stateOf: (caller, messageId) => received.stateOf(caller, messageId),
    report: (report, bin) => takeReport.run(report, bin),
  };
}

/** Throws where a system is nobody's whose signature could be known. */
export function workplacesOf({
  WORKPLACES: workplaces,
  GATEWAY_PARTNERS: partners,
}: Pick<ServerConfig, 'WORKPLACES' | 'GATEWAY_PARTNERS'>): readonly string[] {
  for (const place of workplaces) {
    const [, system] = place.split('=');
    if (!partners.some((partner) => partner.startsWith(`${system}=`)))
      throw new Error(`WORKPLACES: ${system} is not among GATEWAY_PARTNERS`);
  }
  return workplaces;
}
