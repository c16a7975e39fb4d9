import {
  type Catalogue,
  type Channel,
  type ChannelProcessDeclaration,
  type EditionDeclaration,
  type ServiceCode,
} from '../catalogue/index.ts';
import type { PersonStore, Viewer } from '../identity/index.ts';
import { type Clock, DomainError, type IdempotencyKey } from '../kernel/index.ts';
import {
  answerOrEarlier,
  type Database,
  type Queryable,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import { advance, firstStep } from './advance.ts';
import { type Applicant, applicantAtDesk, applicantOnPortal } from './applicant-of.ts';
import { applicationTitle } from './application-title.ts';
import { checkedValues } from './checked-values.ts';
import { createDraft, type Draft } from './create-draft.ts';
import { deskOf } from './desk.ts';
import { lockFormRequest, requestNotFound } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RepresentativeRecord, RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import type { FormGuard } from './result-keeper.ts';

export interface Application {
  readonly service: ServiceCode;
  /** Revises this draft instead of beginning a new one. */
  readonly requestId: string | null;
  readonly channel: Channel;
  /** Key of the edition; the current one of the service where not named. */
  readonly regulation: string | null;
  readonly applicant: {
    readonly iin?: string | null;
    readonly bin?: string | null;
    readonly name: string;
  } | null;
  readonly representative: {
    readonly iin: string;
    readonly name: string;
    readonly powerOfAttorneyNumber: string;
    readonly powerOfAttorneyDate: string;
  } | null;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly people: Pick<PersonStore, 'findByIin'>;
  readonly formGuard: FormGuard;
  readonly clock: Clock;
  readonly onCommit: () => void;
}

/** Makes a draft of a request, or revises one, from a form that is held against the edition's declaration. */
export class ApplyForService {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, application: Application, key: IdempotencyKey | null): Promise<RequestRow> {
    return this.runCall(viewer, application, {
      actorId: viewer.id,
      operation: `applyFor:${application.service}`,
      key,
      payload: application,
      now: this.#ports.clock.now(),
    });
  }

  /** The same, as a part of another call that may be repeated. */
  runCall(viewer: Viewer, application: Application, call: RepeatableCall): Promise<RequestRow> {
    const { requestId } = application;
    return answerOrEarlier(
      this.#ports.database,
      call,
      () =>
        requestId === null
          ? this.#begin(viewer, application, call)
          : this.#revise(viewer, application, requestId, call),
      (id) => this.#read(viewer, id),
    );
  }

  /** A draft on the portal as a part of the caller's own transaction, as `createDraft` answers. */
  async beginOnPortal(
    transaction: Transaction,
    viewer: Viewer,
    application: Application & { readonly channel: 'PORTAL' },
    call: RepeatableCall,
  ): Promise<{ readonly id: string; readonly repeated: boolean }> {
    const draft = await this.#draft(transaction, viewer, application, call.now);
    transaction.afterCommit(this.#ports.onCommit);
    return createDraft(transaction, draft, call);
  }

  async #begin(viewer: Viewer, application: Application, call: RepeatableCall): Promise<RequestRow> {
    const { database, mover, onCommit } = this.#ports;
    const draft = await this.#draft(database, viewer, application, call.now);
    const { desk, applicant, edition, representative, path } = draft;
    if (desk === null) {
      const { id, repeated } = await createDraft(database, draft, call);
      if (repeated) return this.#read(viewer, id);
      onCommit();
      return portalDraft(draft, applicant, id);
    }
    const { id } = await database.transaction(async (transaction) => {
      const written = await createDraft(transaction, draft, call);
      const request = {
        uuid: written.id,
        edition: edition.key,
        channel: application.channel,
        applicantIin: applicant.iin,
        applicantBin: applicant.bin,
        representative,
      };
      if (!written.repeated) await mover.arrive(transaction, request, path, call.now);
      mover.tellAfter(transaction);
      return written;
    });
    return this.#read(viewer, id);
  }

  /** What the application begins as, held against edition, desk and form. */
  async #draft(queryable: Queryable, viewer: Viewer, application: Application, now: Date): Promise<Draft> {
    const { mover } = this.#ports;
    const edition = this.editionFor(application);
    const process = edition.processes.find((candidate) => candidate.channel === application.channel);
    if (process === undefined) throw new DomainError('CHANNEL_NOT_AVAILABLE', { path: ['input', 'channel'] });
    const desk = deskOf(viewer, edition, process);
    if (desk === null && !edition.logins.includes(viewer.loggedInWith)) {
      throw new DomainError('LOGIN_NOT_ACCEPTED', { path: ['input', 'regulation'] });
    }
    const applicant =
      desk === null
        ? applicantOnPortal(viewer, application.applicant)
        : await applicantAtDesk(this.#ports.people, application.applicant);
    const representative = representativeOf(process, application);
    const values = await this.#checked(queryable, edition, application);
    const path = advance(process, firstStep(process), {
      authenticated: true,
      ...(desk === null ? {} : { entered: true }),
    });
    return {
      edition,
      channel: application.channel,
      applicant,
      representative,
      desk,
      application: values,
      title: applicationTitle(edition, values),
      path,
      dates: mover.datesOfDraft(edition, application.channel, path),
      now,
    };
  }

  async #revise(
    viewer: Viewer,
    application: Application,
    id: string,
    call: RepeatableCall,
  ): Promise<RequestRow> {
    await this.#ports.database.transaction(async (transaction) => {
      const request = await lockFormRequest(transaction, this.#ports.mover, viewer, id);
      await runOnce(transaction, call, id, () => this.#rewrite(transaction, request, application));
    });
    return this.#read(viewer, id);
  }

  async #rewrite(transaction: Transaction, request: RequestRow, application: Application): Promise<void> {
    if (request.service !== application.service) throw requestNotFound();
    if (application.regulation !== null && application.regulation !== request.edition) {
      throw new DomainError('EDITION_FIXED', { path: ['input', 'regulation'] });
    }
    requireSamePeople(request, application);
    const edition = this.#ports.catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const values = await this.#checked(transaction, edition, application);
    await transaction.query(
      'UPDATE request SET application = $2, title = $3, version = version + 1, touched_at = $4 WHERE id = $1 RETURNING id',
      [request.uuid, JSON.stringify(values), applicationTitle(edition, values), this.#ports.clock.now()],
    );
  }

  /** The values as the form and the registers accept them. */
  async #checked(
    database: Queryable,
    edition: EditionDeclaration,
    application: Application,
  ): Promise<Record<string, unknown>> {
    const values = checkedValues(edition, application.values);
    const fault = await this.#ports.formGuard(database, edition.service, values);
    if (fault !== null) throw fault;
    return values;
  }

  /** The edition that it names, or the current one. EDITION_UNKNOWN, EDITION_CLOSED. */
  editionFor(application: Pick<Application, 'service' | 'regulation' | 'values'>): EditionDeclaration {
    const { catalogue } = this.#ports;
    const path = ['input', 'regulation'];
    if (application.regulation === null) {
      const { region } = application.values;
      const current = catalogue.currentEdition(
        application.service,
        typeof region === 'string' ? region : null,
      );
      if (current === null) throw new DomainError('EDITION_CLOSED', { path });
      return current;
    }
    const named = catalogue.edition(application.regulation);
    if (named === null || named.service !== application.service)
      throw new DomainError('EDITION_UNKNOWN', { path });
    if (!catalogue.takesNewRequests(named.key)) throw new DomainError('EDITION_CLOSED', { path });
    return named;
  }

  async #read(viewer: Viewer, id: string): Promise<RequestRow> {
    const request = await this.#ports.reader.byId(viewer, id);
    if (request === null) throw requestNotFound();
    return request;
  }
}

/** What a fresh draft of the portal reads as, without asking for it again. */
function portalDraft(draft: Draft, applicant: Applicant, id: string): RequestRow {
  const { edition, path } = draft;
  return {
    uuid: id,
    number: null,
    service: edition.service,
    edition: edition.key,
    channel: draft.channel,
    provider: edition.provider,
    desk: null,
    status: 'DRAFT',
    currentStep: path.waitsAt?.key ?? null,
    applicantId: applicant.id,
    applicantIin: applicant.iin,
    applicantBin: applicant.bin,
    applicantName: applicant.name,
    representative: null,
    application: draft.application,
    assignees: {},
    decision: null,
    refusal: null,
    sent: false,
    createdAt: draft.now.toISOString(),
    sentAt: null,
    dueAt: null,
    pausedSince: null,
    endedAt: null,
    version: 1,
  };
}

/** A draft is for whom it was begun; APPLICANT_FIXED where the call names somebody else. */
function requireSamePeople(request: RequestRow, { applicant, representative }: Application): void {
  const path = ['input', applicant === null ? 'representative' : 'applicant'];
  const other =
    applicant !== null &&
    ((applicant.iin ?? request.applicantIin) !== request.applicantIin ||
      (applicant.bin ?? request.applicantBin) !== request.applicantBin);
  const otherRepresentative = representative !== null && representative.iin !== request.representative?.iin;
  if (other || otherRepresentative) throw new DomainError('APPLICANT_FIXED', { path });
}

/** Taken where the process asks the notarial system about the power of attorney; REPRESENTATIVE_NOT_ACCEPTED elsewhere. */
function representativeOf(
  process: ChannelProcessDeclaration,
  { representative }: Application,
): RepresentativeRecord | null {
  if (representative === null) return null;
  const asked = process.steps.some(
    ({ action }) => action.do === 'QUERY_REGISTRIES' && action.registries.includes('NOTARIAL_SYSTEM'),
  );
  if (!asked) throw new DomainError('REPRESENTATIVE_NOT_ACCEPTED', { path: ['input', 'representative'] });
  const { name, powerOfAttorneyNumber: number } = representative;
  if (name.trim() === '' || name.length > MAX_NAME || number.trim() === '' || number.length > MAX_NUMBER) {
    throw new DomainError('REPRESENTATIVE_INCOMPLETE', { path: ['input', 'representative'] });
  }
  return { ...representative, name: name.trim(), powerOfAttorneyNumber: number.trim(), verified: false };
}

/** Characters. */
const MAX_NAME = 200;
const MAX_NUMBER = 100;
