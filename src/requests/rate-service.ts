import type { Catalogue, Satisfaction } from '../catalogue/index.ts';
import { isApplicantOf, type Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { lockOwnRequest } from './load-request.ts';
import type { RequestRow, SurveyResponseRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';

const MAX_COMMENT = 2000;

/** Answers to the survey of the act: two questions, each on the scale of three. */
export interface Rating {
  readonly process: Satisfaction;
  readonly information: Satisfaction;
  readonly comment: string | null;
}

/** Whether the viewer is the applicant, was provided the service, and has yet to answer the survey of its act. */
export async function mayRate(
  ports: { readonly catalogue: Catalogue; readonly reader: RequestReader },
  viewer: Viewer,
  request: RequestRow,
): Promise<boolean> {
  if (!isApplicantOf(viewer, request) || !isSurveyed(ports.catalogue, request)) return false;
  const answered =
    request.survey === undefined ? await ports.reader.part(request.uuid, 'survey') : request.survey;
  return (answered ?? null) === null;
}

/** A request that the provider granted or refused, under an act that has a survey. */
function isSurveyed(catalogue: Catalogue, request: RequestRow): boolean {
  const isProvided = request.sent && (request.status === 'COMPLETED' || request.status === 'REFUSED');
  return isProvided && (catalogue.edition(request.edition)?.survey.length ?? 0) > 0;
}

/** Answers the survey of a request, once. */
export class RateService {
  readonly #database: Database;
  readonly #catalogue: Catalogue;
  readonly #reader: RequestReader;
  readonly #clock: Clock;

  constructor(ports: { database: Database; catalogue: Catalogue; reader: RequestReader; clock: Clock }) {
    this.#database = ports.database;
    this.#catalogue = ports.catalogue;
    this.#reader = ports.reader;
    this.#clock = ports.clock;
  }

  /**
   * The same answers given again change nothing. COMMENT_TOO_LONG; SURVEY_NOT_AVAILABLE before the service was provided
   * and where the act has no survey; SURVEY_ALREADY_ANSWERED by other answers; REQUEST_NOT_FOUND to all but the applicant.
   */
  async run(viewer: Viewer, requestId: string, given: Rating): Promise<void> {
    const rating = { ...given, comment: given.comment?.trim() || null };
    if ((rating.comment?.length ?? 0) > MAX_COMMENT) {
      throw new DomainError('COMMENT_TOO_LONG', {
        path: ['input', 'comment'],
        values: { limit: MAX_COMMENT },
      });
    }
    const isNew = await this.#database.transaction(async (transaction) => {
      const request = await lockOwnRequest(transaction, viewer, requestId);
      if (!isSurveyed(this.#catalogue, request)) throw new DomainError('SURVEY_NOT_AVAILABLE');
      const written = await transaction.query(
        `INSERT INTO survey_response (request_id, process, information, comment, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING request_id`,
        [requestId, rating.process, rating.information, rating.comment, this.#clock.now()],
      );
      return written.length > 0;
    });
    if (isNew) return;
    const earlier = (await this.#reader.part(requestId, 'survey')) ?? null;
    if (earlier === null || !isSame(earlier, rating)) throw new DomainError('SURVEY_ALREADY_ANSWERED');
  }
}

function isSame(earlier: SurveyResponseRow, rating: Rating): boolean {
  const { process, information, comment } = earlier;
  return process === rating.process && information === rating.information && comment === rating.comment;
}
