import type { Message } from '../kernel/index.ts';
import type {
  ActionTableDeclaration,
  Channel,
  ChannelProcessDeclaration,
  DefinitionDeclaration,
  EditionDeclaration,
  InternalActionDeclaration,
  InterpretationDeclaration,
  LegalActDeclaration,
  ParticipantDeclaration,
  StepDeclaration,
  TableActionDeclaration,
  TimeLimitDeclaration,
} from './edition.ts';
import { editionText } from './edition-text.ts';
import { type FormView, viewForm } from './form-view.ts';

/** A declared thing that knows its edition, and so where its texts lie. The roots of the GraphQL types are such. */
export type Within<Declaration> = Declaration & { readonly edition: EditionDeclaration };

export interface TransitionView {
  readonly to: string | null;
  readonly when: Message | null;
  readonly answer: 'PASS' | 'FAIL' | null;
}

export interface StepView {
  readonly edition: EditionDeclaration;
  readonly step: StepDeclaration;
  readonly key: string;
  readonly kind: StepDeclaration['kind'];
  readonly number: number | null;
  readonly clause: string;
  readonly participant: Within<ParticipantDeclaration>;
  readonly timeLimit: Within<TimeLimitDeclaration> | null;
  readonly next: readonly TransitionView[];
  readonly refusal: boolean;
}

export interface ChannelProcessView {
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly channel: Channel;
  readonly paragraph: string;
  readonly steps: readonly StepView[];
}

/** An action of the provider's internal procedure. */
export interface InternalActionView {
  readonly edition: EditionDeclaration;
  readonly number: number;
  readonly clause: string;
  readonly participant: Within<ParticipantDeclaration>;
  readonly timeLimit: Within<TimeLimitDeclaration> | null;
  readonly hasResult: boolean;
}

export interface TableActionView {
  readonly edition: EditionDeclaration;
  readonly table: number;
  readonly number: number;
  readonly timeLimit: Within<TimeLimitDeclaration>;
  readonly next: readonly { readonly to: number | null; readonly when: Message | null }[];
}

export interface ActionTableView {
  readonly edition: EditionDeclaration;
  readonly number: number;
  readonly channel: Channel | null;
  readonly actions: readonly TableActionView[];
}

/** What is told of an edition besides its own plain fields. */
export interface EditionView {
  readonly act: Within<LegalActDeclaration>;
  readonly participants: readonly Within<ParticipantDeclaration>[];
  readonly definitions: readonly Within<DefinitionDeclaration>[];
  readonly processes: readonly ChannelProcessView[];
  readonly steps: ReadonlyMap<string, StepView>;
  readonly internalProcedure: readonly InternalActionView[];
  readonly tables: readonly ActionTableView[];
  readonly form: FormView;
  readonly timeLimits: readonly Within<TimeLimitDeclaration>[];
  readonly interpretations: readonly Within<InterpretationDeclaration>[];
}

const views = new WeakMap<EditionDeclaration, EditionView>();

/** Made once for each edition: reading the catalogue then makes no new objects. */
export function editionView(edition: EditionDeclaration): EditionView {
  const known = views.get(edition);
  if (known !== undefined) return known;
  const view = makeView(edition);
  views.set(edition, view);
  return view;
}

/** The root of a `StepDefinition`. Throws on a key that the edition does not have: such a request cannot exist. */
export function stepView(edition: EditionDeclaration, key: string): StepView {
  const found = editionView(edition).steps.get(key);
  if (found === undefined) throw new Error(`no step ${key} in edition ${edition.key}`);
  return found;
}

function makeView(edition: EditionDeclaration): EditionView {
  const within = <Declaration extends object>(declaration: Declaration): Within<Declaration> => ({
    ...declaration,
    edition,
  });
  const participants = edition.participants.map(within);
  const timeLimits = edition.timeLimits.map(within);
  const processes = edition.processes.map((process) => ({
    edition,
    process,
    channel: process.channel,
    paragraph: process.paragraph,
    steps: process.steps.map((step) => viewStep(edition, step, participants, timeLimits)),
  }));
  return {
    act: within(edition.act),
    participants,
    definitions: edition.definitions.map(within),
    processes,
    steps: new Map(processes.flatMap(({ steps }) => steps).map((step) => [step.key, step])),
    internalProcedure: edition.internalProcedure.map((action) =>
      viewInternalAction(edition, action, participants, timeLimits),
    ),
    tables: edition.tables.map((table) => viewTable(edition, table, timeLimits)),
    form: viewForm(edition),
    timeLimits,
    interpretations: edition.interpretations.map(within),
  };
}

function viewStep(
  edition: EditionDeclaration,
  step: StepDeclaration,
  participants: readonly Within<ParticipantDeclaration>[],
  timeLimits: readonly Within<TimeLimitDeclaration>[],
): StepView {
  const { key, kind, number, clause } = step;
  return {
    edition,
    step,
    key,
    kind,
    number,
    clause,
    participant: byCode(participants, step.participant),
    timeLimit: step.timeLimit === undefined ? null : byCode(timeLimits, step.timeLimit),
    next: step.next.map(({ to, when }) => ({
      to,
      when: when === undefined ? null : { key: `catalogue:answer.${when}` },
      answer: when ?? null,
    })),
    refusal: step.action.do === 'REFUSE',
  };
}

function viewInternalAction(
  edition: EditionDeclaration,
  { number, clause, participant, timeLimit, hasResult }: InternalActionDeclaration,
  participants: readonly Within<ParticipantDeclaration>[],
  timeLimits: readonly Within<TimeLimitDeclaration>[],
): InternalActionView {
  return {
    edition,
    number,
    clause,
    participant: byCode(participants, participant),
    timeLimit: timeLimit === null ? null : byCode(timeLimits, timeLimit),
    hasResult,
  };
}

function viewTable(
  edition: EditionDeclaration,
  table: ActionTableDeclaration,
  timeLimits: readonly Within<TimeLimitDeclaration>[],
): ActionTableView {
  const viewAction = ({ number, timeLimit, next }: TableActionDeclaration): TableActionView => ({
    edition,
    table: table.number,
    number,
    timeLimit: byCode(timeLimits, timeLimit),
    next: next.map(({ to, when }) => ({
      to,
      when: when === undefined ? null : editionText(edition, 'table', table.number, number, 'when', when),
    })),
  });
  return { edition, number: table.number, channel: table.channel, actions: table.actions.map(viewAction) };
}

function byCode<Item extends { readonly code: string }>(items: readonly Item[], code: string): Item {
  const found = items.find((item) => item.code === code);
  if (found === undefined) throw new Error(`nothing has the code ${code}`);
  return found;
}
