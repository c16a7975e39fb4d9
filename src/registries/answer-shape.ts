import { z } from 'zod';
import { OutsideFault } from '../kernel/index.ts';
import { parseXml, readRecord, XmlFault } from '../xml/index.ts';

/* Shapes of XML as plain data: every child is a list. What a schema does not name is not looked at. */

const MAX_TEXT = 1000;

export const TEXT = z.string().max(MAX_TEXT);
/** xs:date; the time zone that some answers have behind it says nothing about a day. */
export const DATE = z
  .string()
  .transform((text) => text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, ''))
  .pipe(z.iso.date());
/** xs:boolean */
export const FLAG = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');

/** A child that is there once. */
export function one<Schema extends z.ZodType>(schema: Schema) {
  return z.tuple([schema]).transform(([value]) => value);
}

/** A child that may be missing or empty; then null. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (Array.isArray(value) && value.length === 1 && value[0] === '' ? undefined : value),
    z
      .tuple([schema])
      .optional()
      .transform((value) => value?.[0] ?? null),
  );
}

export function many<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .optional()
    .transform((values) => values ?? []);
}

/** An element with children; one that is empty has none. */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => (value === '' ? {} : value), z.object(shape));
}

/** The answer of a registry in that shape, below a root of one of the names. Throws OutsideFault MALFORMED. */
export function readAnswer<Schema extends z.ZodType>(
  xml: string,
  roots: readonly string[],
  schema: Schema,
): z.infer<Schema> {
  const read = schema.safeParse(childrenOf(xml, roots));
  if (!read.success) throw new OutsideFault('MALFORMED', { cause: new ShapeFault(read.error) });
  return read.data;
}

/** Where an answer does not fit, without what it says. */
class ShapeFault extends Error {
  constructor({ issues }: z.ZodError) {
    super(issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; '));
    this.name = 'ShapeFault';
  }
}

function childrenOf(xml: string, roots: readonly string[]) {
  try {
    const root = parseXml(Buffer.from(xml, 'utf8')).documentElement;
    if (!roots.includes(root.localName)) throw new OutsideFault('MALFORMED');
    return readRecord(root);
  } catch (error) {
    if (error instanceof XmlFault) throw new OutsideFault('MALFORMED', { cause: error });
    throw error;
  }
}
