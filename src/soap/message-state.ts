import { type StrictElement, XmlFault } from '../xml/index.ts';
import { readRequired } from './message-parts.ts';

/** Where a message is, in the words of the gateway. */
export const MESSAGE_STATES = ['ON_DELIVERY', 'DELIVERED', 'NOT_DELIVERED', 'DELIVERY_STOPPED'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Throws XmlFault for another word. */
export function readOneOf<const Words extends readonly string[]>(
  parent: StrictElement,
  name: string,
  words: Words,
): Words[number] {
  const text = readRequired(parent, name);
  const found = words.find((word) => word === text);
  if (found === undefined) throw new XmlFault('MALFORMED');
  return found;
}
