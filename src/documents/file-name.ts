import { DomainError } from '../kernel/index.ts';

const MAX_NAME_LENGTH = 255;

/**
 * Control, invisible and unassigned characters, line and paragraph separators: they only ever mislead in a
 * name.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * The name as it is kept: NFC, without folders, invisible characters (a right-to-left mark turns `exe.pdf`
 * round), outer spaces and trailing dots. FILE_NAME_INVALID when nothing is left or it is longer than 255
 * characters.
 */
export function cleanFileName(declared: string): string {
  const visible = declared.normalize('NFC').replace(INVISIBLE, '');
  const name = (visible.split(/[\\/]/).at(-1) ?? '').trim().replace(/[.\s]+$/, '');
  if (name === '' || [...name].length > MAX_NAME_LENGTH) {
    throw new DomainError('FILE_NAME_INVALID', { values: { limit: MAX_NAME_LENGTH }, path: ['file'] });
  }
  return name;
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(dot + 1).toLowerCase() : '';
}
