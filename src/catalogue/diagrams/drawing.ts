import type { ChannelProcessDeclaration, EditionDeclaration } from '../edition.ts';
import type { DrawnWords } from './drawn-words.ts';
import type { Box, Label, Point } from './geometry.ts';
import type { DiagramFlow, DiagramNode } from './process-graph.ts';

export interface DrawnNode extends DiagramNode {
  readonly box: Box;
  readonly words: DrawnWords;
  /** Text beside or below the node; a task has its text within. */
  readonly label: Label | null;
}

export interface DrawnFlow extends DiagramFlow {
  readonly points: readonly Point[];
  readonly text: string;
  readonly label: Label | null;
}

export interface DrawnLane {
  readonly participant: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly box: Box;
}

/** One channel of an edition in one language, with the place of everything. */
export interface Drawing {
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly pool: { readonly name: string; readonly box: Box };
  readonly lanes: readonly DrawnLane[];
  readonly nodes: readonly DrawnNode[];
  readonly flows: readonly DrawnFlow[];
}
