import type { ModdleElement } from 'bpmn-moddle';
import { type BpmnElements, bpmnElements, moddle } from './bpmn-elements.ts';
import type { Drawing, DrawnNode } from './drawing.ts';
import type { Box, Label, Point } from './geometry.ts';
import { COLORS } from './svg-style.ts';

/** BPMN 2.0 XML with the places of everything (diagram interchange): opens in any BPMN tool. */
export async function bpmnDiagram(drawing: Drawing): Promise<string> {
  const elements = bpmnElements(drawing);
  const name = `${drawing.edition.key}-${drawing.process.channel}`;
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: `Plane_${name}`,
    bpmnElement: elements.collaboration,
    planeElement: shapes(drawing, elements),
  });
  const definitions = moddle.create('bpmn:Definitions', {
    id: `Definitions_${name}`,
    targetNamespace: `urn:qyzmet:${drawing.edition.key}`,
    exporter: 'Qyzmet',
    rootElements: elements.roots,
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: `Diagram_${name}`, plane })],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

function shapes(drawing: Drawing, elements: BpmnElements): readonly ModdleElement[] {
  const shape = (id: string, bpmnElement: ModdleElement | undefined, box: Box, more: object = {}) =>
    moddle.create('bpmndi:BPMNShape', { id: `Shape_${id}`, bpmnElement, bounds: bounds(box), ...more });
  return [
    shape('Pool', elements.pool, drawing.pool.box, { isHorizontal: true }),
    ...drawing.lanes.map(({ participant, box }) =>
      shape(`Lane_${participant}`, elements.lanes.get(participant), box, { isHorizontal: true }),
    ),
    ...drawing.nodes.map((node) =>
      shape(node.id, elements.nodes.get(node.id), node.box, {
        ...(node.kind === 'DECISION' || node.kind === 'MERGE' ? { isMarkerVisible: true } : {}),
        ...colors(node),
        ...label(node.label),
      }),
    ),
    ...drawing.flows.map((flow) =>
      moddle.create('bpmndi:BPMNEdge', {
        id: `Edge_${flow.id}`,
        bpmnElement: elements.flows.get(flow.id),
        waypoint: flow.points.map(point),
        ...label(flow.label),
      }),
    ),
  ];
}

/** BPMN in Color: tools that do not know it draw black and white. */
function colors({ kind, step }: DrawnNode): object {
  const refuses = kind === 'REFUSAL' || (kind === 'TASK' && step.action.do === 'REFUSE');
  return refuses
    ? { 'color:background-color': COLORS.refusal, 'color:border-color': COLORS.refusalBorder }
    : {};
}

function label(text: Label | null): object {
  if (text === null) return {};
  return { label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds(text.box) }) };
}

function bounds({ x, y, width, height }: Box): ModdleElement {
  return moddle.create('dc:Bounds', {
    x: tenth(x),
    y: tenth(y),
    width: tenth(width),
    height: tenth(height),
  });
}

function point({ x, y }: Point): ModdleElement {
  return moddle.create('dc:Point', { x: tenth(x), y: tenth(y) });
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
