import type { ServiceCode } from '../catalogue/index.ts';
import type { DomainError } from '../kernel/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import type { RequestRow } from './request.ts';

/** Who did it; without an account where nobody did. */
export interface ResultActor {
  readonly id: string | null;
  readonly name: string;
}

/** A result that grants what was asked for. */
export interface IssuedResult {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: Date;
}

/** What a register needs to know of a request. */
export type ResultRequest = Pick<
  RequestRow,
  | 'uuid'
  | 'service'
  | 'edition'
  | 'provider'
  | 'applicantId'
  | 'applicantIin'
  | 'applicantBin'
  | 'applicantName'
  | 'application'
>;

/** Whether a result that was not taken back is in force, as its register has it; so is what no register has. */
export type ResultStanding = 'IN_FORCE' | 'SUPERSEDED' | 'TERMINATED';

/** Where results are entered: called in the transaction that issues one, or takes one back. */
export interface ResultKeeper {
  standing(database: Queryable, resultId: string): Promise<ResultStanding>;
  issued(
    transaction: Transaction,
    request: ResultRequest,
    result: IssuedResult,
    by: ResultActor,
  ): Promise<void>;
  revoked(
    transaction: Transaction,
    revocation: {
      readonly resultId: string;
      readonly reason: string;
      readonly by: ResultActor;
      readonly at: Date;
    },
  ): Promise<void>;
}

/** Why a form that is in order is not accepted all the same, by what another module knows; null where it is. */
export type FormGuard = (
  database: Queryable,
  service: ServiceCode,
  values: Readonly<Record<string, unknown>>,
) => Promise<DomainError | null>;
