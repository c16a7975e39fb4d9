import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { projectRoot } from '../../kernel/index.ts';

/** CSS weights of Noto Sans. */
export type FontWeight = 400 | 600;

const FONT_FILES: Readonly<Record<FontWeight, string>> = {
  400: '400Regular/NotoSans_400Regular.ttf',
  600: '600SemiBold/NotoSans_600SemiBold.ttf',
};

/** A reader without Noto Sans sees another sans serif, and the usual ones are wider by up to this. */
const OTHER_FONTS = 1.1;

let opened: PDFKit.PDFDocument | undefined;

/** Pixels that a line takes, kerning and all. */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  opened ??= openFonts();
  return opened.font(String(weight)).fontSize(size).widthOfString(text) * OTHER_FONTS;
}

/** A PDF that nobody writes: its library measures text by the font's own tables. */
function openFonts(): PDFKit.PDFDocument {
  const pdf = new PDFDocument({ autoFirstPage: false, font: '' });
  for (const [weight, file] of Object.entries(FONT_FILES)) {
    pdf.registerFont(
      weight,
      readFileSync(join(projectRoot, 'node_modules/@expo-google-fonts/noto-sans', file)),
    );
  }
  return pdf;
}
