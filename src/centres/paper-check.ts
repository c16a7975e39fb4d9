import { type Message, message } from '../kernel/index.ts';
import type { CheckEvidence, CheckFinding, CheckSource } from '../requests/index.ts';
import type { PaperRow } from './paper.ts';
import { documentName, paperName } from './paper-name.ts';
import { papersOf } from './paper-store.ts';
import { lastReceipts } from './receipt-store.ts';

/**
 * Whether the papers of a request from a public service centre are there: they were turned down at the window and never
 * brought again, one of them is sought, or has not come yet. What was entered elsewhere has none.
 */
export const paperCheck: CheckSource = {
  async check(database, { request: { uuid, channel, edition } }) {
    if (channel !== 'PSC') return [];
    const [receipt] = await lastReceipts(database, [uuid]);
    const papers = await papersOf(database, [uuid]);
    if (receipt !== undefined && !receipt.accepted) {
      const missing = receipt.missing.map((kind) => missingEvidence(documentName(edition, kind)));
      return [finding('FAILED', 'turnedDown', missing)];
    }
    if (papers.length === 0) return [];
    const sought = papers.filter(({ location }) => location === 'SOUGHT');
    if (sought.length > 0) return [finding('FAILED', 'sought', sought.map(placeEvidence))];
    const elsewhere = papers.filter(({ location }) => location !== 'PROVIDER');
    return elsewhere.length > 0
      ? [finding('NOT_MADE', 'elsewhere', elsewhere.map(placeEvidence))]
      : [finding('PASSED', 'there', papers.map(placeEvidence))];
  },
};

function finding(
  outcome: CheckFinding['outcome'],
  found: string,
  evidence: readonly CheckEvidence[],
): CheckFinding {
  return { code: 'PAPERS', outcome, message: message(`centres:check.PAPERS.${found}`), evidence };
}

function missingEvidence(document: Message): CheckEvidence {
  const text = message('centres:checkEvidence.missing', { document });
  return { kind: 'MISSING_DOCUMENT', text, nodeId: null };
}

function placeEvidence(paper: PaperRow): CheckEvidence {
  const text = message('centres:checkEvidence.place', {
    paper: paperName(paper),
    location: message(`centres:location.${paper.location}`),
  });
  return { kind: paper.location === 'SOUGHT' ? 'MISSING_DOCUMENT' : 'PAPER', text, nodeId: null };
}
