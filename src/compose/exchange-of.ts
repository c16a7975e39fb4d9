import type { ServerConfig } from '../config.ts';
import { DeliverMessages, GiveUpUnfetched, ReceiveFromGateway, WaitingMessages } from '../exchange/index.ts';
import {
  FetchMessages,
  type GatewayChannels,
  type Partners,
  type SystemCheck,
  TakeMessage,
  type ToldThings,
} from '../gateway/index.ts';
import { closeIncident } from '../incidents/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Requests } from '../requests/index.ts';
import { FETCHING_INCIDENT } from './fetching-incident.ts';
import type { Jobs } from './jobs/job-list.ts';
import { amongPartners, partnersOf } from './partners-of.ts';

interface Parts {
  readonly database: Database;
  readonly gateway: GatewayChannels;
  readonly systems: SystemCheck;
  readonly clock: Clock;
  readonly report: (fault: unknown) => void;
}

interface Exchange {
  /** What is done with what other systems tell: messages by the ledger, what was done in them by the requests. */
  readonly things: ToldThings;
  readonly partners: Partners;
  /** What takes a message, whether it was pushed or fetched. */
  readonly take: TakeMessage;
  readonly jobs: Pick<Jobs, 'deliverMessages' | 'fetchMessages' | 'giveUpUnfetched'>;
}

/** The ledger of messages, as these settings have it told and read. */
export function exchangeOf(
  config: Pick<
    ServerConfig,
    | 'BRINGING_PARTNERS'
    | 'GATEWAY_BIN'
    | 'GATEWAY_FETCHED_SERVICES'
    | 'GATEWAY_FETCHERS'
    | 'GATEWAY_FETCHER_DAYS'
    | 'GATEWAY_PARTNERS'
  >,
  { settleDelivery, takeReport }: Pick<Requests, 'settleDelivery' | 'takeReport'>,
  { database, gateway, systems, clock, report }: Parts,
): Exchange {
  const ports = { database, subjects: settleDelivery, clock };
  const messages = new DeliverMessages({
    ...{ ...ports, gateway: gateway.messages },
    fetchers: amongPartners(config, 'GATEWAY_FETCHERS'),
  });
  const received = new ReceiveFromGateway(ports);
  const waiting = new WaitingMessages(ports);
  const unfetched = new GiveUpUnfetched({ ...ports, days: config.GATEWAY_FETCHER_DAYS });
  const things: ToldThings = {
    message: (caller, message, came) => received.message(caller, message, came),
    told: (caller, notice, came) => received.told(caller, notice, came),
    stateOf: (caller, messageId) => received.stateOf(caller, messageId),
    waiting: (receiver, asked, amount) => waiting.of(receiver, asked, amount),
    report: (told, bin, came) => takeReport.run(told, bin, came),
  };
  const { GATEWAY_BIN: bin, GATEWAY_FETCHED_SERVICES: services } = config;
  const partners = partnersOf(config);
  const take = new TakeMessage({ partners, things, systems, clock });
  const fetched = new FetchMessages({ waiting: gateway.waiting, bin, services, report, take });
  return {
    things,
    partners,
    take,
    jobs: {
      fetchMessages: async () => {
        await fetched.run();
        await closeIncident(database, FETCHING_INCIDENT, clock.now());
      },
      deliverMessages: (subjectId, again) => messages.run(subjectId, again),
      giveUpUnfetched: () => unfetched.run(),
    },
  };
}
