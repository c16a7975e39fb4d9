import type { EditionDeclaration } from '../edition.ts';
import { EDITION_57_2012 } from './57-2012/index.ts';
import { EDITION_178_2012_1 } from './178-2012-1/index.ts';
import { EDITION_178_2012_2 } from './178-2012-2/index.ts';
import { EDITION_178_2012_3 } from './178-2012-3/index.ts';
import { EDITION_183_2015 } from './183-2015/index.ts';
import { EDITION_322_2019 } from './322-2019/index.ts';
import { EDITION_418_2011 } from './418-2011/index.ts';

/** Every edition that the product knows. */
export const EDITIONS: readonly EditionDeclaration[] = [
  EDITION_418_2011,
  EDITION_57_2012,
  EDITION_178_2012_1,
  EDITION_178_2012_2,
  EDITION_178_2012_3,
  EDITION_183_2015,
  EDITION_322_2019,
];
