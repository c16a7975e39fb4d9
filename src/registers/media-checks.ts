import type { Catalogue } from '../catalogue/index.ts';
import { message } from '../kernel/index.ts';
import type { CheckEvidence, CheckFinding, CheckSource } from '../requests/index.ts';
import { isOwnNumber } from './previous-certificate.ts';
import { type PreviousRegistration, previousRegistration } from './previous-registration.ts';
import { type EntryRow, entryGlobalId } from './register-entry.ts';
import type { SimilarTitle } from './similar-titles.ts';
import { titlesLike } from './titles-of-request.ts';

/** From then on a person should look: half of the trigrams are the same, as in titles that differ in an ending. */
const LOOK_FROM = 0.5;

/** What the register of media says to a request: whether the title is free, what it is like, what is re-registered. */
export function mediaChecks(catalogue: Catalogue): CheckSource {
  return {
    async check(database, { request }) {
      const found = await titlesLike(database, request);
      if (found === null) return [];
      const previous = await previousRegistration({ database, catalogue }, request);
      return [
        uniqueness(found),
        likeness(found),
        ...(previous === null ? [] : [previousCertificate(previous), ...certificateOwner(previous)]),
      ];
    },
  };
}

/** Another's medium of the same title in the same territory stands in the way; the applicant's own is to be looked at. */
function uniqueness(found: readonly SimilarTitle[]): CheckFinding {
  const same = found.filter(({ identical, sameTerritory }) => identical && sameTerritory);
  const taken = same.filter(({ sameOwner }) => !sameOwner);
  const [outcome, text, shown] =
    taken.length > 0
      ? (['FAILED', 'taken', taken] as const)
      : same.length > 0
        ? (['ATTENTION', 'own', same] as const)
        : (['PASSED', 'free', []] as const);
  return finding('TITLE_UNIQUE', outcome, text, shown.map(titleEvidence));
}

/** Whether it is confusing is for a person to say. */
function likeness(found: readonly SimilarTitle[]): CheckFinding {
  const alike = found.filter(
    ({ identical, sameTerritory, sameOwner, similarity }) =>
      !identical && sameTerritory && !sameOwner && similarity >= LOOK_FROM,
  );
  const [outcome, text] =
    alike.length > 0 ? (['ATTENTION', 'alike'] as const) : (['PASSED', 'none'] as const);
  return finding('TITLE_LIKENESS', outcome, text, alike.map(titleEvidence));
}

/** What is on paper is for a person to look at; what was issued here has to be known, and may have ended since it was named. */
function previousCertificate({ certificateNumber, entry }: PreviousRegistration): CheckFinding {
  const code = 'PREVIOUS_CERTIFICATE';
  if (entry === null && isOwnNumber(certificateNumber)) return finding(code, 'FAILED', 'unknown', []);
  if (entry === null) return finding(code, 'ATTENTION', 'onPaper', []);
  const [outcome, text] =
    entry.state === 'IN_FORCE' ? (['PASSED', 'inForce'] as const) : (['FAILED', 'notInForce'] as const);
  return finding(code, outcome, text, [entryEvidence(entry)]);
}

/** Another's certificate is re-registered where the medium has changed hands: whether it has is for a person to say. */
function certificateOwner({ entry, belongsToApplicant }: PreviousRegistration): CheckFinding[] {
  if (entry === null) return [];
  const [outcome, text] =
    belongsToApplicant === true ? (['PASSED', 'own'] as const) : (['ATTENTION', 'ofAnother'] as const);
  return [finding('CERTIFICATE_OWNER', outcome, text, [entryEvidence(entry)])];
}

function finding(
  code: CheckFinding['code'],
  outcome: CheckFinding['outcome'],
  text: string,
  evidence: readonly CheckEvidence[],
): CheckFinding {
  return { code, outcome, message: message(`registers:check.${code}.${text}`), evidence };
}

function titleEvidence({ entry, similarity }: SimilarTitle): CheckEvidence {
  const { title, number, registeredOn } = entry;
  return {
    kind: 'REGISTER_ENTRY',
    text: message('registers:checkEvidence.title', {
      title,
      number,
      date: new Date(`${registeredOn}T00:00:00+05:00`),
      percent: Math.round(similarity * 100),
    }),
    nodeId: entryGlobalId(entry),
  };
}

function entryEvidence(entry: EntryRow): CheckEvidence {
  const { title, number, registeredOn, state } = entry;
  return {
    kind: 'REGISTER_ENTRY',
    text: message('registers:checkEvidence.entry', {
      title,
      number,
      date: new Date(`${registeredOn}T00:00:00+05:00`),
      state: message(`registers:state.${state}`),
    }),
    nodeId: entryGlobalId(entry),
  };
}
