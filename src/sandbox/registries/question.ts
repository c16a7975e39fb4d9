import { parseXml, readRecord } from '../../xml/index.ts';

/** A question to a registry: the texts of the children of its root, by their names. Throws XmlFault. */
export function readQuestion(data: string): ReadonlyMap<string, string> {
  const children = readRecord(parseXml(Buffer.from(data, 'utf8')).documentElement);
  return new Map(
    Object.entries(children).flatMap(([name, [value]]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
