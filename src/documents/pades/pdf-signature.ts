import { DomainError } from '../../kernel/index.ts';
import { PdfObjects } from './pdf-objects.ts';

/** Bytes kept free for the CMS: a chain of three certificates and a time-stamp take a third of it. */
const ROOM = 24 * 1024;
const HOLE = `<${'0'.repeat(2 * ROOM)}>`;
const UNKNOWN_RANGE = '/ByteRange [0 0000000000 0000000000 0000000000]';
/** Print, and locked: ISO 19005-2 6.3.2, ISO 32000-1 table 165. */
const WIDGET_FLAGS = 132;

export interface PdfSigner {
  readonly name: string;
  /** The signer's own word for the time: PAdES has it here, not in the CMS. */
  readonly at: Date;
}

/**
 * A second revision of one of our PDFs with room for a signature: PAdES baseline, ETSI EN 319 142-1, subfilter
 * ETSI.CAdES.detached. The first revision stays as it is, byte for byte. The same PDF and signer give the same bytes.
 */
export class PdfSignature {
  readonly #bytes: Buffer;
  readonly #holeAt: number;

  constructor(pdf: Buffer, signer: PdfSigner) {
    const revision = Buffer.concat([pdf, Buffer.from(writeRevision(pdf, signer), 'latin1')]);
    this.#holeAt = revision.indexOf(HOLE, pdf.length, 'latin1');
    const after = this.#holeAt + HOLE.length;
    const range = `/ByteRange [0 ${this.#holeAt} ${after} ${revision.length - after}]`;
    revision.write(
      range.padEnd(UNKNOWN_RANGE.length),
      revision.indexOf(UNKNOWN_RANGE, pdf.length, 'latin1'),
      'latin1',
    );
    this.#bytes = revision;
  }

  /** What is signed: all but the room for the signature (ISO 32000-1 12.8.1). */
  get content(): Buffer {
    return Buffer.concat([
      this.#bytes.subarray(0, this.#holeAt),
      this.#bytes.subarray(this.#holeAt + HOLE.length),
    ]);
  }

  /** The PDF with a CMS over `content` inside. Throws TOO_LARGE where it does not fit. */
  withCms(cms: Uint8Array): Buffer {
    if (cms.length > ROOM) throw new DomainError('TOO_LARGE', { path: ['input', 'signature'] });
    const signed = Buffer.from(this.#bytes);
    signed.write(Buffer.from(cms).toString('hex'), this.#holeAt + 1, 'latin1');
    return signed;
  }
}

function writeRevision(pdf: Buffer, signer: PdfSigner): string {
  const objects = new PdfObjects(pdf);
  const root = objects.reference(objects.trailer, 'Root');
  const catalog = objects.dictionary(root);
  const page = objects.reference(objects.dictionary(objects.reference(catalog, 'Pages')), 'Kids');
  const widget = objects.size;
  const signature = widget + 1;
  const written: readonly (readonly [number, string])[] = [
    [root, extended(catalog, `/AcroForm << /SigFlags 3 /Fields [${widget} 0 R] >>`)],
    [page, extended(objects.dictionary(page), `/Annots [${widget} 0 R]`)],
    [widget, widgetOf(page, signature)],
    [signature, signatureOf(signer)],
  ];
  let text = '\n';
  const places = written.map(([number, body]) => {
    const place = pdf.length + text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return [number, place] as const;
  });
  const startXref = pdf.length + text.length;
  const id = /\/ID \[[^\]]*\]/.exec(objects.trailer)?.[0] ?? '';
  const info = /\/Info \d+ 0 R/.exec(objects.trailer)?.[0] ?? '';
  const table = places.map(([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`);
  return `${text}xref\n${table.join('')}trailer\n<<\n/Size ${signature + 1}\n/Root ${root} 0 R\n${info}\n${id}\n/Prev ${objects.startXref}\n>>\nstartxref\n${startXref}\n%%EOF\n`;
}

function extended(dictionary: string, entry: string): string {
  return dictionary.replace(/>>\s*$/, `${entry}\n>>`);
}

/** Takes no place on the page: the box that the paper itself shows says who signs. */
function widgetOf(page: number, signature: number): string {
  return `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F ${WIDGET_FLAGS} /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`;
}

function signatureOf({ name, at }: PdfSigner): string {
  const time = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${UNKNOWN_RANGE} /M (D:${time}Z) /Name ${textString(name)} /Contents ${HOLE} >>`;
}

/** UTF-16BE with its mark, in hexadecimal (ISO 32000-1 7.9.2.2). */
function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
