import type { Language, Message } from '../../kernel/index.ts';

/** Whoever a diagram is drawn for. */
export interface DiagramReader {
  readonly language: Language;
  readonly translate: (message: Message) => string;
}
