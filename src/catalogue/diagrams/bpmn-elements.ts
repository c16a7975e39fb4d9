import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Drawing, DrawnNode } from './drawing.ts';
import { termExpression } from './node-words.ts';
import { holdingTime, nodeId } from './process-graph.ts';
import { taskKind } from './task-kind.ts';

export const moddle = new BpmnModdle();

/** The elements of a drawing by what they stand for, so that shapes can point to them. */
export interface BpmnElements {
  readonly roots: readonly ModdleElement[];
  readonly collaboration: ModdleElement;
  readonly pool: ModdleElement;
  readonly lanes: ReadonlyMap<string, ModdleElement>;
  readonly nodes: ReadonlyMap<string, ModdleElement>;
  readonly flows: ReadonlyMap<string, ModdleElement>;
}

/** The process itself, without places: one pool, its lanes, nodes and flows, messages and errors of refusals. */
export function bpmnElements(drawing: Drawing): BpmnElements {
  const { edition, process } = drawing;
  const name = `${edition.key}-${process.channel}`;
  const globals = refusalGlobals(drawing);
  const nodes = new Map<string, ModdleElement>();
  for (const node of drawing.nodes) nodes.set(node.id, nodeElement(drawing, node, nodes, globals));
  const flows = flowElements(drawing, nodes);
  const lanes = new Map(
    drawing.lanes.map(({ participant, name: title }) => {
      const flowNodeRef = drawing.nodes
        .filter(({ step }) => step.participant === participant)
        .flatMap(({ id }) => nodes.get(id) ?? []);
      return [
        participant,
        moddle.create('bpmn:Lane', { id: `Lane_${participant}`, name: title, flowNodeRef }),
      ];
    }),
  );
  const laneSet = moddle.create('bpmn:LaneSet', { id: `Lanes_${name}`, lanes: [...lanes.values()] });
  const whole = moddle.create('bpmn:Process', {
    id: `Process_${name}`,
    name: drawing.title.join(' '),
    isExecutable: false,
    documentation: documentation(drawing.subtitle.join(' ')),
    laneSets: [laneSet],
    flowElements: [...nodes.values(), ...flows.values()],
  });
  const pool = moddle.create('bpmn:Participant', {
    id: `Pool_${name}`,
    name: drawing.pool.name,
    processRef: whole,
  });
  const collaboration = moddle.create('bpmn:Collaboration', {
    id: `Collaboration_${name}`,
    participants: [pool],
  });
  return {
    roots: [collaboration, whole, ...globals.messages.values(), ...globals.errors.values()],
    collaboration,
    pool,
    lanes,
    nodes,
    flows,
  };
}

interface Globals {
  readonly messages: ReadonlyMap<string, ModdleElement>;
  readonly errors: ReadonlyMap<string, ModdleElement>;
}

/** By the code of the notice. */
function refusalGlobals(drawing: Drawing): Globals {
  const ends = drawing.nodes.filter(({ kind }) => kind === 'REFUSAL');
  const made = (make: (code: string, name: string) => ModdleElement): ReadonlyMap<string, ModdleElement> =>
    new Map(ends.map((end) => [noticeOf(end), make(noticeOf(end), end.words.text)]));
  return {
    messages: made((code, name) => moddle.create('bpmn:Message', { id: `Message_${code}`, name })),
    errors: made((code, name) => moddle.create('bpmn:Error', { id: `Error_${code}`, name, errorCode: code })),
  };
}

function nodeElement(
  { edition }: Drawing,
  node: DrawnNode,
  made: ReadonlyMap<string, ModdleElement>,
  globals: Globals,
): ModdleElement {
  const { id, kind, step, words } = node;
  const common = {
    id,
    ...(words.text === '' ? {} : { name: words.text }),
    ...(words.documentation === null ? {} : { documentation: documentation(words.documentation) }),
  };
  switch (kind) {
    case 'START':
      return moddle.create('bpmn:StartEvent', common);
    case 'END':
    case 'EXPIRY':
      return moddle.create('bpmn:EndEvent', common);
    case 'DECISION':
      return moddle.create('bpmn:ExclusiveGateway', { ...common, gatewayDirection: 'Diverging' });
    case 'MERGE':
      return moddle.create('bpmn:ExclusiveGateway', { ...common, gatewayDirection: 'Converging' });
    case 'REFUSAL': {
      const definition = moddle.create('bpmn:ErrorEventDefinition', {
        id: `Definition_${id}`,
        errorRef: globals.errors.get(noticeOf(node)),
      });
      return moddle.create('bpmn:EndEvent', { ...common, eventDefinitions: [definition] });
    }
    case 'TIMER':
      return timer(edition, node, common, made);
    case 'TASK': {
      const type = taskKind(step.action);
      const name = [words.tag, words.lines.join(' ')].filter((part) => part !== null).join('. ');
      const messageRef = step.action.do === 'REFUSE' ? globals.messages.get(noticeOf(node)) : undefined;
      return moddle.create(`bpmn:${type.charAt(0).toUpperCase()}${type.slice(1)}`, {
        ...common,
        name,
        ...(messageRef === undefined ? {} : { messageRef }),
      });
    }
  }
}

function timer(
  edition: Drawing['edition'],
  { id, step }: DrawnNode,
  common: object,
  made: ReadonlyMap<string, ModdleElement>,
): ModdleElement {
  const term = holdingTime(edition, step);
  if (term === null) throw new Error(`${step.key} has a timer and no term`);
  const timeDuration = moddle.create('bpmn:FormalExpression', { body: termExpression(term) });
  return moddle.create('bpmn:BoundaryEvent', {
    ...common,
    attachedToRef: made.get(nodeId('TASK', step.key)),
    cancelActivity: term.interrupts,
    eventDefinitions: [moddle.create('bpmn:TimerEventDefinition', { id: `Definition_${id}`, timeDuration })],
  });
}

function flowElements(
  drawing: Drawing,
  nodes: ReadonlyMap<string, ModdleElement>,
): ReadonlyMap<string, ModdleElement> {
  return new Map(
    drawing.flows.map(({ id, from, to, text }) => {
      const [sourceRef, targetRef] = [nodes.get(from), nodes.get(to)];
      const name = text === '' ? {} : { name: text };
      const flow = moddle.create('bpmn:SequenceFlow', { id, ...name, sourceRef, targetRef });
      attach(sourceRef, 'outgoing', flow);
      attach(targetRef, 'incoming', flow);
      return [id, flow];
    }),
  );
}

function attach(node: ModdleElement | undefined, end: 'incoming' | 'outgoing', flow: ModdleElement): void {
  const known = node?.get(end);
  if (Array.isArray(known)) known.push(flow);
}

function documentation(text: string): readonly ModdleElement[] {
  return [moddle.create('bpmn:Documentation', { text })];
}

function noticeOf({ step }: DrawnNode): string {
  return step.action.do === 'REFUSE' ? step.action.notice : '';
}
