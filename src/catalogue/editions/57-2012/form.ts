import type { FormDeclaration } from '../../form.ts';
import { foreignPeriodicalsSections } from '../../forms/foreign-periodicals.ts';

/** The form of annex 3 is a picture; item 6-1 speaks of originals of the necessary documents and lists none. */
export const FORM: FormDeclaration = {
  sections: foreignPeriodicalsSections('47'),
  documents: [
    { kind: 'DISTRIBUTOR_IDENTITY', required: false },
    { kind: 'STATE_REGISTRATION', required: false },
    { kind: 'REPRESENTATIVE_AUTHORITY', required: false },
    { kind: 'OTHER', required: false },
  ],
};
