import type { FormDeclaration } from '../../form.ts';
import { foreignPeriodicalsSections } from '../../forms/foreign-periodicals.ts';

/** The act leaves the documents to item 9 of the Standard and prints no form: neither is at hand. */
export const FORM: FormDeclaration = {
  sections: foreignPeriodicalsSections('63'),
  documents: [
    { kind: 'DISTRIBUTOR_IDENTITY', required: false },
    { kind: 'STATE_REGISTRATION', required: false },
    { kind: 'POWER_OF_ATTORNEY', required: false },
    { kind: 'OTHER', required: false },
  ],
};
