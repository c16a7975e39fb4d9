import { ACT_57_2012 } from './57-2012.ts';
import { ACT_178_2012_1 } from './178-2012-1.ts';
import { ACT_178_2012_2 } from './178-2012-2.ts';
import { ACT_178_2012_3 } from './178-2012-3.ts';
import { ACT_183_2015 } from './183-2015.ts';
import { ACT_322_2019 } from './322-2019.ts';
import { ACT_418_2011 } from './418-2011.ts';
import type { ActReading } from './act-reading.ts';

/** One for each edition of the product. */
export const ACTS: readonly ActReading[] = [
  ACT_418_2011,
  ACT_57_2012,
  ACT_178_2012_1,
  ACT_178_2012_2,
  ACT_178_2012_3,
  ACT_183_2015,
  ACT_322_2019,
];
