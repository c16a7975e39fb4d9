import { withoutForbidden } from '../../xml/index.ts';

/** Text as XML may hold it, between tags and in attributes. */
function escapeXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its contents, which are elements made here: escaped already. */
export function element(name: string, attributes: Attributes, contents: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? decimal(value) : `${value}`)}"`)
    .join('');
  return contents.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${contents.join('')}</${name}>`;
}

/** An element that holds words. */
export function words(name: string, attributes: Attributes, text: string): string {
  return element(name, attributes, [escapeXml(text)]);
}

/** Tenths of a pixel are enough. */
export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
