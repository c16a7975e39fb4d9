import type { EditionDeclaration } from '../edition.ts';
import { EDITION_178_2012_3 } from './178-2012-3/index.ts';

/** Every edition that the product knows. */
export const EDITIONS: readonly EditionDeclaration[] = [EDITION_178_2012_3];
