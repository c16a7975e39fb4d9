import {
  type Catalogue,
  type EditionDeclaration,
  EXAMINATION_CHECKS,
  type ExaminationCheckCode,
} from '../../catalogue/index.ts';
import type { Clock, WorkingCalendar } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { requestColumns } from '../request-sql.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { deadlineCheck } from './deadline-check.ts';
import { documentCheck } from './document-check.ts';
import { earlierRequestsCheck } from './earlier-requests-check.ts';
import {
  type CheckSource,
  type CheckSubject,
  EXAMINED_PARTS,
  type ExaminationCheck,
  type ExaminedRequest,
} from './examination-check.ts';
import { paymentCheck } from './payment-check.ts';
import { registryCheck } from './registry-check.ts';
import { signatureCheck } from './signature-check.ts';

const OWN_SOURCES: readonly CheckSource[] = [
  registryCheck,
  signatureCheck,
  paymentCheck,
  documentCheck,
  earlierRequestsCheck,
  deadlineCheck,
];

interface Ports {
  readonly catalogue: Catalogue;
  /** Those of other modules. */
  readonly sources: readonly CheckSource[];
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
}

/** A check as it is shown: its ground is worded by the edition. */
export interface ExaminationCheckView extends ExaminationCheck {
  readonly edition: string;
}

/** Looks at a request for whoever decides. */
export class Examination {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** What is found now, in the order of EXAMINATION_CHECKS; nothing before the request was sent and once it has ended. */
  async run(database: Queryable, requestId: string): Promise<readonly ExaminationCheckView[]> {
    const subject = await this.#subjectOf(database, requestId);
    if (subject === null) return [];
    const { edition } = subject;
    const found = [];
    /* One after another: inside a transaction there is one connection. */
    for (const source of [...OWN_SOURCES, ...this.#ports.sources]) {
      found.push(...(await source.check(database, subject)));
    }
    return found
      .toSorted((one, other) => placeOf(one.code) - placeOf(other.code))
      .map((finding) => ({
        ...finding,
        ground: SUGGESTS.includes(finding.outcome) ? groundOf(edition, finding.code) : null,
        edition: edition.key,
      }));
  }

  async #subjectOf(database: Queryable, requestId: string): Promise<CheckSubject | null> {
    const { catalogue, calendar, clock } = this.#ports;
    const [request] = await database.query<ExaminedRequest>(
      `SELECT ${EXAMINED_COLUMNS} FROM request r WHERE r.id = $1 AND r.sent_at IS NOT NULL AND r.ended_at IS NULL`,
      [requestId],
    );
    if (request === undefined) return null;
    const edition = catalogue.edition(request.edition);
    const process = edition?.processes.find(({ channel }) => channel === request.channel);
    if (edition === null || process === undefined) {
      throw new Error(`no process for ${request.edition} ${request.channel}`);
    }
    return { request, edition, process, now: clock.now(), calendar: calendar() };
  }
}

const EXAMINED_COLUMNS = requestColumns({
  fields: null,
  parts: EXAMINED_PARTS,
  stepFields: null,
  evidence: true,
  history: null,
});

/** What makes a ground for refusal thinkable: a title that is like another may be confusing, or not. */
const SUGGESTS: readonly CheckOutcome[] = ['FAILED', 'ATTENTION'];

function placeOf(code: ExaminationCheckCode): number {
  return EXAMINATION_CHECKS.indexOf(code);
}

function groundOf(edition: EditionDeclaration, code: ExaminationCheckCode): string | null {
  return edition.refusalGrounds.find(({ suggestedBy }) => suggestedBy?.includes(code))?.code ?? null;
}
