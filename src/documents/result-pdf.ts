import type { Texts } from '../graphql/index.ts';
import { drawApostille, drawApostillePage } from './layouts/apostille-layout.ts';
import { drawCertificate, drawCertificatePage } from './layouts/certificate-layout.ts';
import { drawLetter, drawLetterPage } from './layouts/letter-layout.ts';
import type { PaperData } from './paper-data.ts';
import { Sheet } from './sheet.ts';
import { TEMPLATES } from './templates/index.ts';
import type { PaperTemplate } from './templates/paper-template.ts';

const LAYOUTS = {
  CERTIFICATE: { draw: drawCertificate, page: drawCertificatePage },
  LETTER: { draw: drawLetter, page: drawLetterPage },
  APOSTILLE: { draw: drawApostille, page: drawApostillePage },
} as const satisfies Record<PaperTemplate['layout'], object>;

/** Draws papers as PDF, in Kazakh and in Russian side by side. */
export class ResultPdf {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The same data gives the same bytes. */
  async render(data: PaperData): Promise<Buffer> {
    const { draw, page } = LAYOUTS[TEMPLATES[data.kind].layout];
    return draw(new Sheet(data, this.#texts, page));
  }
}
