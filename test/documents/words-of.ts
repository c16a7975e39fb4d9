import { spawnSync } from 'node:child_process';

/** Whether there is another reader of PDF: `pdftotext`, of poppler-utils. */
export const hasPdfReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasPdfReader) console.info('pdftotext is not here: what another reader sees is passed over');

/**
 * The words of a PDF as another reader sees them, with single spaces between; null where there is no such reader.
 * RAW is in the order of the file, LAYOUT as they stand on the page.
 */
export function wordsOf(pdf: Uint8Array, order: 'RAW' | 'LAYOUT'): string | null {
  if (!hasPdfReader) return null;
  const { status, stdout, stderr } = spawnSync('pdftotext', [`-${order.toLowerCase()}`, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
  return stdout.replace(/(?<=\p{L})-\n/gu, '').replace(/\s+/g, ' ');
}
