import { APOSTILLE_STAMP } from './apostille-stamp.ts';
import { ARCHIVAL_REFERENCE } from './archival-reference.ts';
import { FOREIGN_PERIODICALS_REFERENCE } from './foreign-periodicals-reference.ts';
import { MEDIA_CERTIFICATE } from './media-certificate.ts';
import { READINESS_NOTICE } from './readiness-notice.ts';
import { REASONED_REFUSAL } from './reasoned-refusal.ts';

/** The papers there are, by the kind that an act's step names. */
export const TEMPLATES = {
  APOSTILLE_STAMP,
  ARCHIVAL_REFERENCE,
  FOREIGN_PERIODICALS_REFERENCE,
  MEDIA_CERTIFICATE,
  READINESS_NOTICE,
  REASONED_REFUSAL,
} as const;
