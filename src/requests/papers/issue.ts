import type { ResultDocumentKind } from '../../catalogue/index.ts';

/** What a signing step makes of the decision. */
export interface Issue {
  readonly kind: ResultDocumentKind;
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly authority: 'ORGANISATION' | 'EMPLOYEE';
}
