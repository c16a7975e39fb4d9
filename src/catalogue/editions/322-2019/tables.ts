import type { ActionTableDeclaration } from '../../edition.ts';

/** Annex 1 has diagrams alone. */
export const TABLES = [] as const satisfies readonly ActionTableDeclaration[];
