import { globalId, message } from '../../kernel/index.ts';
import { REQUEST_ID_PREFIX } from '../id-prefixes.ts';
import type { RequestStatus } from '../request-status.ts';
import type { CheckEvidence, CheckSource } from './examination-check.ts';

interface EarlierRequest {
  readonly uuid: string;
  readonly number: string;
  readonly status: RequestStatus;
  readonly sentAt: Date;
  readonly open: boolean;
  /** Whether the form was filled in with the same in every field. */
  readonly identical: boolean;
}

const SHOWN = 10;

/**
 * What the same applicant asked the same provider for under the same title before. One that is still open, or that was
 * filled in alike, is for a person to look at; what was asked for anew after a change is not.
 */
export const earlierRequestsCheck: CheckSource = {
  async check(database, { request }) {
    const earlier = await database.query<EarlierRequest>(
      `SELECT r.id AS uuid, r.number, r.status, r.sent_at AS "sentAt", r.ended_at IS NULL AS open,
         r.application = e.application AS identical
       FROM request r JOIN request e ON e.id = $1
       WHERE r.provider = e.provider AND r.service = e.service
         AND coalesce(r.applicant_bin, r.applicant_iin) = coalesce(e.applicant_bin, e.applicant_iin)
         AND lower(r.title) = lower(e.title) AND r.sent_at < e.sent_at AND r.id <> e.id
         AND r.status NOT IN ('WITHDRAWN', 'EXPIRED')
       ORDER BY r.sent_at DESC LIMIT $2`,
      [request.uuid, SHOWN],
    );
    const repeated = earlier.some(({ open, identical }) => open || identical);
    const found = earlier.length === 0 ? 'none' : repeated ? 'repeated' : 'earlier';
    return [
      {
        code: 'EARLIER_REQUESTS',
        outcome: repeated ? 'ATTENTION' : 'PASSED',
        message: message(`requests:check.EARLIER_REQUESTS.${found}`),
        evidence: earlier.map(requestEvidence),
      },
    ];
  },
};

function requestEvidence({ uuid, number, status, sentAt }: EarlierRequest): CheckEvidence {
  return {
    kind: 'REQUEST',
    text: message('requests:checkEvidence.request', {
      number,
      date: sentAt,
      status: message(`requests:status.${status}`),
    }),
    nodeId: globalId(REQUEST_ID_PREFIX, uuid),
  };
}
