import type { DefinitionDeclaration } from '../../edition.ts';

/** The act has no paragraph of definitions; what it abbreviates it explains in passing. */
export const DEFINITIONS = [] as const satisfies readonly DefinitionDeclaration[];
