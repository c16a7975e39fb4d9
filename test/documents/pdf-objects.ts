import { inflateSync } from 'node:zlib';

/** What a test wants to know of a PDF, read from its objects, without the library that wrote it. */
export function inspectPdf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const streams = unpackedStreams(text);
  const contents = streams.filter(isContent);
  return {
    pages: (text.match(/\/Type \/Page\n/g) ?? []).length,
    /** Names of the fonts; all of them have their file inside, or `unembedded` counts what has not. */
    fonts: [...text.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name),
    fontFiles: (text.match(/\/FontFile2 /g) ?? []).length,
    standardFonts: (text.match(/\/Subtype \/Type1\b/g) ?? []).length,
    /** Glyph numbers of all that is written; 0 is the box for a letter the font has not. */
    glyphs: contents.flatMap((content) =>
      [...content.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []),
    ),
    /** Where each line of text begins, in points from the top left corner. */
    places: contents.flatMap((content) =>
      [...content.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      })),
    ),
    language: /\/Lang \((\w+)\)/.exec(text)?.[1],
    title: utf16(text, 'Title'),
    subject: utf16(text, 'Subject'),
    creationDate: /\(D:(\d{14}Z)\)/.exec(text)?.[1],
    spokenLanguages: new Set([...text.matchAll(/\/Lang \((\w+)\)/g)].map(([, language]) => language)),
  };
}

/** The file as text, its packed streams unpacked behind it. */
export function unpackedText(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  return text + unpackedStreams(text).join('\n');
}

/** What is drawn on each page: the operators of its content, one a line (ISO 32000-1, 7.8.2). */
export function pageContents(pdf: Buffer): string[] {
  return unpackedStreams(pdf.toString('latin1')).filter(isContent);
}

function isContent(stream: string): boolean {
  return stream.startsWith('1 0 0 -1 0 ');
}

function unpackedStreams(text: string): string[] {
  return [...text.matchAll(/\/FlateDecode.*?stream\n(.*?)\nendstream/gs)].map(([, body]) =>
    inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1'),
  );
}

/** A text string of the information dictionary (ISO 32000-1, section 7.9.2.2). */
function utf16(text: string, key: string): string | undefined {
  const reference = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  const raw = new RegExp(`\\n${reference} 0 obj\\n\\(\\xfe\\xff(.*?)\\)\\nendobj`, 's').exec(text)?.[1];
  if (raw === undefined) return undefined;
  const bytes = Buffer.from(raw.replace(/\\([()\\])/g, '$1'), 'latin1');
  return bytes.swap16().toString('utf16le');
}
