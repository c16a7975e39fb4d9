import { ACT_178_2012_3 } from './178-2012-3.ts';
import type { ActReading } from './act-reading.ts';

/** One for each edition of the product. */
export const ACTS: readonly ActReading[] = [ACT_178_2012_3];
