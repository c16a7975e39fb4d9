import 'reflect-metadata';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { bpmnDiagram } from '../../src/catalogue/diagrams/bpmn-diagram.ts';
import { svgDiagram } from '../../src/catalogue/diagrams/svg-diagram.ts';
import { EDITIONS, processDiagram } from '../../src/catalogue/index.ts';
import { readerOf, SAMPLES, type Sample, sampleOf, texts } from './diagrams/drawings.ts';
import { inventedEdition, SCRIPT } from './diagrams/invented-edition.ts';
import { xmlFaults } from './diagrams/well-formed.ts';

const cases = SAMPLES.map((sample): [string, Sample] => [sample.name, sample]);

/** A linter each: its rules remember what they saw. */
async function lint(xml: string): Promise<readonly string[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
  const reports = Object.entries(await linter.lint(rootElement));
  return [
    ...warnings.map(({ message }) => message),
    ...reports.flatMap(([rule, found]) => found.map(({ id, message }) => `${rule} ${id}: ${message}`)),
  ];
}

describe.each(cases)('%s', (_, { drawing, reader }) => {
  it('is BPMN that a tool reads and the recommended rules of bpmnlint find no fault with', async () => {
    const xml = await bpmnDiagram(drawing);
    expect(xmlFaults(xml)).toEqual([]);
    expect(await lint(xml)).toEqual([]);
  });

  it('is an SVG that stands alone', () => {
    const svg = svgDiagram(drawing, reader);
    expect(xmlFaults(svg)).toEqual([]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/<(?:script|style|image|use|foreignObject)\b|\son\w+=|href=|url\(/);
  });

  it('has each node in the lane of its participant in both', async () => {
    const { elementsById } = await new BpmnModdle().fromXML(await bpmnDiagram(drawing));
    const svg = svgDiagram(drawing, reader);
    for (const { participant } of drawing.lanes) {
      const own = drawing.nodes.filter(({ step }) => step.participant === participant);
      const lane = elementsById[`Lane_${participant}`];
      expect(lane?.get('flowNodeRef')).toEqual(own.map(({ id }) => elementsById[id]));
      for (const { id } of own) expect(svg).toContain(`data-node="${id}"`);
    }
  });
});

describe('the words of a diagram', () => {
  it.each([
    ['kk', 'Шартты белгілер', 'иә', 'жоқ', '4-үдеріс', 'қайта өңдеуге', '«Бұқаралық ақпарат'],
    ['ru', 'Условные обозначения', 'да', 'нет', 'Процесс 4', 'на доработку', 'Постановка на учет'],
  ] as const)('are those of the reader: %s', async (language, ...expected) => {
    const edition = EDITIONS.find(({ key }) => key === '178-2012-3');
    const process = edition?.processes.find(({ channel }) => channel === 'PORTAL');
    if (edition === undefined || process === undefined) throw new Error('no such process');
    const { svg, bpmn } = processDiagram(edition, process, language, texts);
    for (const words of expected) expect(svg).toMatch(new RegExp(`>[^<]*${words}`));
    const [, yes, no, tag, back] = expected;
    for (const words of [yes, no, back]) expect(await bpmn).toContain(`name="${words}"`);
    expect(await bpmn).toContain(`name="${tag}. `);
  });

  it('are text, whatever they say', async () => {
    const edition = inventedEdition();
    for (const process of edition.processes) {
      const { drawing, reader } = sampleOf(edition, process, 'kk');
      const [svg, xml] = [svgDiagram(drawing, reader), await bpmnDiagram(drawing)];
      expect(drawing.nodes.some(({ words }) => words.text === SCRIPT)).toBe(true);
      expect(`${svg}${xml}`).not.toContain('<script');
      expect(svg).toContain('&#60;script&#62;');
      const { elementsById } = await new BpmnModdle().fromXML(xml);
      expect(elementsById['Task_PORTAL_PROCESS_1']?.get('name')).toContain(SCRIPT);
    }
  });

  it('leave out characters that XML cannot hold', () => {
    const edition = inventedEdition();
    const process = edition.processes[0];
    if (process === undefined) throw new Error('no process');
    const { drawing } = sampleOf(edition, process, 'ru');
    const reader = { ...readerOf('ru'), translate: () => 'a\u0000\u0008b' };
    expect(xmlFaults(svgDiagram(drawing, reader))).toEqual([]);
    expect(svgDiagram(drawing, reader)).not.toContain('\u0008');
  });
});

describe('the terms of a process', () => {
  it('are durations in BPMN, and working days by name', async () => {
    const edition = inventedEdition();
    const xml = (
      await Promise.all(
        edition.processes.map((process) => bpmnDiagram(sampleOf(edition, process, 'ru').drawing)),
      )
    ).join();
    expect(xml).toContain('>workingDays(3)<');
    expect(xml).toContain('>P1DT12H<');
    expect(xml).toMatch(/<bpmn:boundaryEvent [^>]*cancelActivity="false"/);
  });

  it('are drawn in the act’s own units', () => {
    const edition = EDITIONS.find(({ key }) => key === '418-2011');
    const process = edition?.processes[0];
    if (edition === undefined || process === undefined) throw new Error('no such process');
    expect(processDiagram(edition, process, 'ru', texts).svg).toMatch(/>24\sчаса</);
    expect(processDiagram(edition, process, 'kk', texts).svg).toMatch(/>24\sсағат</);
  });
});

describe('the diagrams of a process', () => {
  it('are made once for a language and kept', () => {
    const [edition] = EDITIONS;
    const process = edition?.processes[0];
    if (edition === undefined || process === undefined) throw new Error('no edition');
    const first = processDiagram(edition, process, 'kk', texts);
    expect(processDiagram(edition, process, 'kk', texts)).toBe(first);
    expect(processDiagram(edition, process, 'ru', texts)).not.toBe(first);
  });
});
