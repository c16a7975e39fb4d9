import { type Message, message } from '../kernel/index.ts';
import type { PaperKind } from './paper.ts';

/** What a paper is called: as the act calls it, where it does. */
export function paperName(paper: {
  readonly kind: PaperKind;
  readonly document: string | null;
  readonly edition: string;
}): Message {
  const { kind, document, edition } = paper;
  if (kind === 'APPLICATION' || document === null) return message('centres:application');
  return kind === 'ORIGINAL' ? documentName(edition, document) : resultName(edition, document);
}

export function documentName(edition: string, kind: string): Message {
  return message(`editions/${edition}:document.${kind}`);
}

function resultName(edition: string, kind: string): Message {
  return message(`editions/${edition}:result.${kind}.title`);
}
