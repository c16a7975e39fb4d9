import { type Message, message } from '../../kernel/index.ts';
import type { EditionDeclaration, StepDeclaration, TimeLimitDeclaration } from '../edition.ts';
import { editionText, noticeText, stepName } from '../edition-text.ts';
import type { RefusalNotice } from '../step-action.ts';
import type { DiagramReader } from './diagram-reader.ts';
import { type DiagramFlowKind, type DiagramNode, type HoldingTime, holdingTime } from './process-graph.ts';

/** `tag` is the act's number of a task. `text` is whole: whoever draws it makes it short. */
export interface NodeWords {
  readonly tag: string | null;
  readonly text: string;
  readonly documentation: string | null;
}

export function nodeWords(edition: EditionDeclaration, node: DiagramNode, reader: DiagramReader): NodeWords {
  const say = (key: string): NodeWords => bare(reader.translate(message(`catalogue:diagram.${key}`)));
  const { step } = node;
  switch (node.kind) {
    case 'START':
      return say('begin');
    case 'END':
      return say('finish');
    case 'EXPIRY':
      return say('expired');
    case 'MERGE':
      return bare('');
    case 'DECISION':
      return say(`question.${questionOf(step)}`);
    case 'TIMER':
      return termWords(edition, step, reader);
    case 'REFUSAL':
      return step.action.do === 'REFUSE' ? refusalWords(edition, step.action.notice, reader) : bare('');
    case 'TASK':
      return taskWords(edition, step, reader);
  }
}

/** What stands at a way out of a decision; empty at all other ways. */
export function flowWords(kind: DiagramFlowKind, reader: DiagramReader): string {
  if (kind === 'WAY' || kind === 'TIMEOUT') return '';
  return reader.translate(message(`catalogue:diagram.way.${kind}`));
}

/** For a machine: an ISO 8601 duration, but working days, which ISO 8601 has none of. */
export function termExpression({ limit, payWithin }: HoldingTime): string {
  if (payWithin !== null) return payWithin;
  if (limit === null) throw new Error('a timer without a term');
  return limitExpression(limit);
}

export function capital(text: string, { language }: DiagramReader): string {
  return `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}`;
}

function taskWords(edition: EditionDeclaration, step: StepDeclaration, reader: DiagramReader): NodeWords {
  const text = capital(reader.translate(stepName(edition, step)), reader);
  const clause = reader.translate(message('catalogue:diagram.clause', { clause: step.clause }));
  const term =
    step.timeLimit === undefined
      ? []
      : [
          reader.translate(
            message('catalogue:diagram.term', { term: editionText(edition, 'timeLimit', step.timeLimit) }),
          ),
        ];
  return {
    tag: reader.translate(tagOf(step)),
    text,
    documentation: [text, clause, ...term].join('\n'),
  };
}

/** Acts word their notices at length, and in Kazakh what is refused comes last: drawn is a name of its kind. */
function refusalWords(edition: EditionDeclaration, notice: RefusalNotice, reader: DiagramReader): NodeWords {
  return {
    tag: null,
    text: reader.translate(message(`catalogue:diagram.refusal.${notice}`)),
    documentation: reader.translate(noticeText(edition, notice)),
  };
}

function tagOf({ kind, number }: StepDeclaration): Message {
  if (number === null) return message(`catalogue:diagram.unnumbered.${kind}`);
  return message(`catalogue:diagram.numbered.${kind}`, { number });
}

function questionOf({ action }: StepDeclaration): 'AGREED' | 'SIGNED' | 'MET' {
  if (action.do === 'AGREE') return 'AGREED';
  return action.do === 'ISSUE_RESULT' ? 'SIGNED' : 'MET';
}

/** Drawn is the measure alone; the act's own wording, which may say from when on, is the documentation. */
function termWords(edition: EditionDeclaration, step: StepDeclaration, reader: DiagramReader): NodeWords {
  const term = holdingTime(edition, step);
  const limit = term?.limit ?? null;
  if (limit === null) return bare(term?.payWithin == null ? '' : durationText(term.payWithin, reader));
  return {
    tag: null,
    text: limitText(limit, reader),
    documentation: reader.translate(editionText(edition, 'timeLimit', limit.code)),
  };
}

function limitText(limit: TimeLimitDeclaration, reader: DiagramReader): string {
  if ('max' in limit) return durationText(limit.max, reader);
  const [unit, count] =
    'workingDays' in limit ? ['workingDays', limit.workingDays] : ['calendarDays', limit.calendarDays];
  return reader.translate(message(`catalogue:diagram.measure.${unit}`, { days: count }));
}

const UNITS: Readonly<Record<string, string>> = { D: 'day', H: 'hour', M: 'minute', S: 'second' };

/** An ISO 8601 duration of days, hours, minutes and seconds in its own units: PT24H is 24 hours and no day. */
function durationText(duration: string, { language }: DiagramReader): string {
  return [...duration.matchAll(/(\d+)([DHMS])/g)]
    .map(([, count, unit = '']) => {
      const format = new Intl.NumberFormat(language, {
        style: 'unit',
        unit: UNITS[unit],
        unitDisplay: 'long',
      });
      return format.format(Number(count));
    })
    .join(' ');
}

function limitExpression(limit: TimeLimitDeclaration): string {
  if ('max' in limit) return limit.max;
  return 'workingDays' in limit ? `workingDays(${limit.workingDays})` : `P${limit.calendarDays}D`;
}

function bare(text: string): NodeWords {
  return { tag: null, text, documentation: null };
}
