import type {
  ChannelProcessDeclaration,
  EditionDeclaration,
  ExchangeDeclaration,
  InformationSystem,
  RegistrySystem,
  StepDeclaration,
} from '../catalogue/index.ts';
import type { NewMessage } from '../exchange/index.ts';
import { durationMilliseconds } from '../kernel/index.ts';
import type { Path } from './advance.ts';
import type { RequestRow } from './request.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What a move tells other systems: messages that begin with it, and what the messages were held by that end with it. */
export interface ExchangePlan {
  readonly messages: readonly NewMessage[];
  readonly released: readonly string[];
}

/** What holds a message that another system tells by itself, until it has. */
export function heldBySystem(system: string): string {
  return `SYSTEM.${system}`;
}

/** The system in which the provider works on the request, and whether the move is what that system has reported. */
export interface Elsewhere {
  readonly system: InformationSystem;
  readonly reported: boolean;
}

/** Who is asked about where registries are. */
export type AskedAbout = Pick<RequestRow, 'applicantIin' | 'applicantBin' | 'representative'>;

/** The messages that follow from the steps a move passes and from the step it comes to wait at. Knows no act. */
export function planExchanges(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  path: Path,
  people: AskedAbout,
  elsewhere: Elsewhere | null,
  now: Date,
): ExchangePlan {
  const begun = path.passed
    .filter(({ answer }) => answer !== 'FAIL' && answer !== 'RETURN')
    .flatMap(({ step }) => edition.exchanges.filter(({ after }) => after === step.key));
  const dueDates = dueDatesOf(edition, begun, now);
  const declared = begun.map((exchange) =>
    messageOf(exchange, dueDates.get(exchange.action) ?? null, elsewhere?.system ?? null),
  );
  const { waitsAt } = path;
  const further = waitsAt === null ? [] : messagesOfStep(edition, process, waitsAt, people, declared);
  const released = path.passed
    .filter(({ step }) => step.action.do === 'QUERY_REGISTRIES' || isAwaited(edition, step.key))
    .map(({ step }) => step.key);
  /* A report of a step tells what the act has the system tell up to then, and with it. */
  const told = elsewhere?.reported === true ? [heldBySystem(elsewhere.system)] : [];
  return { messages: [...declared, ...further], released: [...released, ...told] };
}

/** When each action has to be done: one after another, each within its own limit; both legs of one at the same time. */
function dueDatesOf(
  edition: EditionDeclaration,
  begun: readonly ExchangeDeclaration[],
  now: Date,
): ReadonlyMap<number, Date | null> {
  let due = now.getTime();
  const dates = new Map<number, Date | null>();
  for (const exchange of begun) {
    if (dates.has(exchange.action)) continue;
    const limit = limitOf(edition, exchange);
    dates.set(exchange.action, limit === null ? null : new Date(due + limit));
    if (exchange.endsWith === undefined && limit !== null) due += limit;
  }
  return dates;
}

function isAwaited({ exchanges }: EditionDeclaration, key: string): boolean {
  return exchanges.some(({ endsWith }) => endsWith === key);
}

function messageOf(
  exchange: ExchangeDeclaration,
  dueAt: Date | null,
  elsewhere: InformationSystem | null,
): NewMessage {
  const { table, action, from, to, kind, endsWith, delivers, shows } = exchange;
  return {
    action: `${table}-${action}`,
    from,
    to,
    kind,
    heldBy: endsWith ?? (from === elsewhere ? heldBySystem(from) : null),
    settles: delivers ?? null,
    shows: shows ?? null,
    dueAt,
  };
}

/** What a step sends by itself: a document on its way, where the act's tables do not say how; questions to registries. */
function messagesOfStep(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  step: StepDeclaration,
  people: AskedAbout,
  declared: readonly NewMessage[],
): readonly NewMessage[] {
  const { action } = step;
  const message = { action: null, heldBy: null, settles: null, shows: null, dueAt: null };
  if (action.do === 'DELIVER' && !declared.some(({ settles }) => settles === step.key)) {
    return [{ ...message, from: action.from, to: action.to, kind: 'REQUEST', settles: step.key }];
  }
  if (action.do !== 'QUERY_REGISTRIES') return [];
  const from = systemOf(edition, process, step);
  const asked = action.registries.filter((registry) => isAsked(registry, people));
  return asked.map((to) => ({ ...message, from, to, kind: 'QUERY', heldBy: step.key }));
}

/** A registry is asked about those whom it knows, and only where there is such a one. */
function isAsked(registry: RegistrySystem, people: AskedAbout): boolean {
  switch (registry) {
    case 'INDIVIDUALS_REGISTRY':
      return people.applicantIin !== null;
    case 'LEGAL_ENTITIES_REGISTRY':
      return people.applicantBin !== null;
    case 'NOTARIAL_SYSTEM':
      return people.representative !== null;
  }
}

function systemOf(
  edition: EditionDeclaration,
  { channel }: ChannelProcessDeclaration,
  step: StepDeclaration,
): InformationSystem {
  const own = edition.participants.find(({ code }) => code === step.participant)?.system ?? null;
  if (own !== null) return own;
  return channel === 'PSC' ? 'PSC_SYSTEM' : channel === 'PORTAL' ? 'PORTAL' : 'PROVIDER_WORKPLACE';
}

/** Milliseconds that the act's table gives the action; null where it counts working days. */
function limitOf(edition: EditionDeclaration, { table, action }: ExchangeDeclaration): number | null {
  const row = edition.tables
    .find(({ number }) => number === table)
    ?.actions.find(({ number }) => number === action);
  const limit = edition.timeLimits.find(({ code }) => code === row?.timeLimit);
  if (limit === undefined) throw new Error(`table ${table} of ${edition.key} has no action ${action}`);
  if ('max' in limit) return durationMilliseconds(limit.max);
  return 'calendarDays' in limit ? limit.calendarDays * DAY : null;
}
