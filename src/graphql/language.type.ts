import { registerEnumType } from 'type-graphql';
import type { Language } from '../kernel/index.ts';

/** The contract's enum: KK and RU outside, the ISO 639-1 codes inside. */
export const LanguageEnum = { KK: 'kk', RU: 'ru' } as const satisfies Record<string, Language>;
registerEnumType(LanguageEnum, { name: 'Language' });
