import { PdfSignature } from '../../documents/index.ts';
import type { Signatory } from './received-signature.ts';
import type { SigningPaper } from './signing-paper-store.ts';

/**
 * PDF: the signature is inside (PAdES). DETACHED: it is over the PDF and stands beside it. STATEMENT: it is over the
 * document of `signingDocument`, which names the PDF by its digest.
 */
export type SignedForm = 'PDF' | 'DETACHED' | 'STATEMENT';

/** The bytes that a signature for each form is over. */
export function contentsToSign(
  statement: Buffer,
  paper: SigningPaper,
  signer: Pick<Signatory, 'name'>,
): readonly (readonly [SignedForm, Buffer])[] {
  return [
    ['STATEMENT', statement],
    ['PDF', pdfContent(paper, signer)],
    ['DETACHED', paper.pdf],
  ];
}

/** What a signature inside the PDF is over. */
export function pdfContent(paper: SigningPaper, signer: Pick<Signatory, 'name'>): Buffer {
  return pdfSignature(paper, signer).content;
}

/** The paper as it is handed out. */
export function signedPdf(
  form: SignedForm,
  paper: SigningPaper,
  signer: Pick<Signatory, 'name'>,
  cms: Uint8Array,
): Buffer {
  return form === 'PDF' ? pdfSignature(paper, signer).withCms(cms) : paper.pdf;
}

function pdfSignature({ pdf, preparedAt }: SigningPaper, { name }: Pick<Signatory, 'name'>): PdfSignature {
  return new PdfSignature(pdf, { name, at: preparedAt });
}
