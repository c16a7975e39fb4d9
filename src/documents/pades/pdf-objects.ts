/** Reads what a revision has to change of a PDF that this program wrote: plain objects and one table of places. */
export class PdfObjects {
  readonly #text: string;
  readonly #places: ReadonlyMap<number, number>;
  readonly trailer: string;
  /** Where its table of places begins. */
  readonly startXref: number;

  constructor(pdf: Buffer) {
    this.#text = pdf.toString('latin1');
    this.startXref = Number(required(/startxref\n(\d+)\n%%EOF\s*$/.exec(this.#text)?.[1]));
    const tail = this.#text.slice(this.startXref);
    this.trailer = required(/trailer\n([\s\S]*?)\nstartxref/.exec(tail)?.[1]);
    this.#places = readPlaces(tail);
  }

  /** How many numbers are taken: the next object has this one. */
  get size(): number {
    return Number(required(/\/Size (\d+)/.exec(this.trailer)?.[1]));
  }

  /** The dictionary of an object, without what stands round it. */
  dictionary(number: number): string {
    const place = required(this.#places.get(number));
    return required(/^\d+ 0 obj\n([\s\S]*?)\nendobj/.exec(this.#text.slice(place))?.[1]);
  }

  /** The object that an entry of a dictionary refers to. */
  reference(dictionary: string, key: string): number {
    return Number(required(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1]));
  }
}

function readPlaces(table: string): ReadonlyMap<number, number> {
  const entries = [...table.matchAll(/^(\d{10}) \d{5} [nf] *$/gm)];
  return new Map(entries.map(([, place], number) => [number, Number(place)]));
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the PDF is not one of ours');
  return value;
}
