import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalize } from 'json-canonicalize';
import PDFDocument from 'pdfkit';
import { projectRoot } from '../../kernel/index.ts';

const FONT = 'node_modules/@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf';
const LINES = [
  'Бұл – сынақ жүйесінің құжаты, оның заңды күші жоқ.',
  'Это документ учебной системы, юридической силы он не имеет.',
];

/** The document that a system issues: one page that says what it is, the same bytes for the same words. */
export async function resultPaper(title: string, number: string, at: Date): Promise<Buffer> {
  const paper = new PDFDocument({
    size: 'A4',
    info: { Title: number, Producer: 'Qyzmet sandbox', CreationDate: at },
  });
  const parts: Buffer[] = [];
  paper.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => {
    paper.on('end', resolve);
  });
  paper.font(readFileSync(join(projectRoot, FONT)));
  paper.fontSize(18).text(title).moveDown().fontSize(12).text(`№ ${number}`).moveDown();
  for (const line of LINES) paper.text(line);
  paper.end();
  await ended;
  return Buffer.concat(parts);
}

/** What the official signs: docs/systems.md. */
export function resultStatement(statement: {
  readonly audience: string;
  readonly request: { readonly id: string; readonly number: string; readonly regulation: string };
  readonly document: string;
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly grounds: readonly string[];
  readonly paper: Uint8Array;
}): Buffer {
  const { paper, ...rest } = statement;
  const sha256 = createHash('sha256').update(paper).digest('hex');
  return Buffer.from(
    canonicalize({
      type: 'qyzmet-result-statement',
      version: 1,
      ...rest,
      paper: { size: paper.length, sha256 },
    }),
  );
}
