import type { Language, Message } from '../../kernel/index.ts';
import type { ChannelProcessDeclaration, EditionDeclaration } from '../edition.ts';
import { bpmnDiagram } from './bpmn-diagram.ts';
import { drawProcess } from './draw-process.ts';
import { svgDiagram } from './svg-diagram.ts';

export interface ProcessDiagram {
  readonly bpmn: Promise<string>;
  readonly svg: string;
}

interface Texts {
  translate(message: Message, language: Language): string;
}

const made = new WeakMap<Texts, WeakMap<ChannelProcessDeclaration, Map<Language, ProcessDiagram>>>();

/** The diagrams of one channel in one language: made once, then kept. */
export function processDiagram(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
  language: Language,
  texts: Texts,
): ProcessDiagram {
  const ofTexts = made.get(texts) ?? new WeakMap<ChannelProcessDeclaration, Map<Language, ProcessDiagram>>();
  made.set(texts, ofTexts);
  const ofProcess = ofTexts.get(process) ?? new Map<Language, ProcessDiagram>();
  ofTexts.set(process, ofProcess);
  const known = ofProcess.get(language);
  if (known !== undefined) return known;
  const reader = { language, translate: (message: Message) => texts.translate(message, language) };
  const drawing = drawProcess(edition, process, reader);
  const diagram = { bpmn: bpmnDiagram(drawing), svg: svgDiagram(drawing, reader) };
  ofProcess.set(language, diagram);
  return diagram;
}
