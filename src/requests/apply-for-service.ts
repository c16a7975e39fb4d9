import {
  type Catalogue,
  type Channel,
  type EditionDeclaration,
  type FormFault,
  type ServiceCode,
  validateForm,
} from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, DomainErrors } from '../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce, type Transaction } from '../postgres/index.ts';
import { advance, firstStep } from './advance.ts';
import { applicationTitle } from './application-title.ts';
import { createDraft } from './create-draft.ts';
import { lockOwnRequest, requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';

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
  readonly represented: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | null;
}

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly clock: Clock;
  readonly onCommit: () => void;
}

/** Makes a draft of a request, or revises one, from a form that is held against the edition's declaration. */
export class ApplyForService {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(viewer: Viewer, application: Application): Promise<RequestRow> {
    if (application.represented)
      throw new DomainError('REPRESENTATIVE_NOT_ACCEPTED', { path: ['input', 'representative'] });
    const applicant = applicantOf(viewer, application);
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: `applyFor:${application.service}`,
      key: application.idempotencyKey,
      payload: application,
      now: this.#ports.clock.now(),
    };
    return application.requestId === null
      ? this.#begin(viewer, application, applicant, call)
      : this.#revise(viewer, application, application.requestId, call);
  }

  async #begin(
    viewer: Viewer,
    application: Application,
    applicant: Applicant,
    call: RepeatableCall,
  ): Promise<RequestRow> {
    const edition = this.#editionFor(application);
    const process = edition.processes.find((candidate) => candidate.channel === application.channel);
    if (process === undefined || application.channel !== 'PORTAL') {
      throw new DomainError('CHANNEL_NOT_AVAILABLE', { path: ['input', 'channel'] });
    }
    const values = checkedValues(edition, application.values);
    const path = advance(process, firstStep(process), { authenticated: true });
    const title = applicationTitle(edition.service, values);
    const now = call.now;
    const { id, repeated } = await createDraft(
      this.#ports.database,
      { edition, channel: application.channel, applicant, application: values, title, path, now },
      call,
    );
    if (repeated) return this.#read(viewer, id);
    this.#ports.onCommit();
    return {
      uuid: id,
      number: null,
      service: edition.service,
      edition: edition.key,
      channel: application.channel,
      provider: edition.provider,
      status: 'DRAFT',
      currentStep: path.waitsAt?.key ?? null,
      applicantId: applicant.id,
      applicantIin: applicant.iin,
      applicantBin: applicant.bin,
      applicantName: applicant.name,
      application: values,
      assigneeId: null,
      refusal: null,
      sent: false,
      createdAt: now.toISOString(),
      sentAt: null,
      dueAt: null,
      endedAt: null,
      version: 1,
    };
  }

  async #revise(
    viewer: Viewer,
    application: Application,
    id: string,
    call: RepeatableCall,
  ): Promise<RequestRow> {
    await this.#ports.database.transaction(async (transaction) => {
      const request = await lockOwnRequest(transaction, viewer, id);
      await runOnce(transaction, call, id, () => this.#rewrite(transaction, request, application));
    });
    return this.#read(viewer, id);
  }

  async #rewrite(transaction: Transaction, request: RequestRow, application: Application): Promise<void> {
    if (request.service !== application.service) throw requestNotFound();
    if (application.regulation !== null && application.regulation !== request.edition) {
      throw new DomainError('EDITION_FIXED', { path: ['input', 'regulation'] });
    }
    if (request.status !== 'DRAFT') throw stepNotAvailable();
    const edition = this.#ports.catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const values = checkedValues(edition, application.values);
    await transaction.query(
      'UPDATE request SET application = $2, title = $3, version = version + 1 WHERE id = $1 RETURNING id',
      [request.uuid, JSON.stringify(values), applicationTitle(request.service, values)],
    );
  }

  #editionFor(application: Application): EditionDeclaration {
    const { catalogue } = this.#ports;
    const path = ['input', 'regulation'];
    if (application.regulation === null) {
      const current = catalogue.currentEdition(application.service, null);
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

type Applicant = {
  readonly id: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly name: string;
};

/** Characters; names of legal entities are long. */
const MAX_NAME = 500;

/** On the portal the applicant is the caller: as the person, or for the legal entity that the caller stands for. */
function applicantOf(viewer: Viewer, application: Application): Applicant {
  const { applicant } = application;
  if (applicant === null) return { id: viewer.id, iin: viewer.iin, bin: viewer.bin, name: viewer.name };
  if ((applicant.iin ?? viewer.iin) !== viewer.iin || ![null, viewer.bin].includes(applicant.bin ?? null)) {
    throw new DomainError('APPLICANT_NOT_CALLER', { path: ['input', 'applicant'] });
  }
  if (applicant.name.length > MAX_NAME) {
    throw new DomainError('NAME_TOO_LONG', {
      path: ['input', 'applicant', 'name'],
      values: { max: MAX_NAME },
    });
  }
  const bin = applicant.bin ?? null;
  /* A person's name is the account's; only the name of the legal entity is the form's to say. */
  return {
    id: viewer.id,
    iin: viewer.iin,
    bin,
    name: bin === null ? viewer.name : applicant.name.trim() || viewer.name,
  };
}

/** The values without what was left out; every fault of the form at once. */
function checkedValues(
  edition: EditionDeclaration,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  const faults = validateForm(edition.form, values);
  if (faults.length > 0) throw new DomainErrors(faults.map(formError));
  return values;
}

function formError(fault: FormFault): DomainError {
  return new DomainError(`FORM_${fault.code}`, {
    path: ['input', 'application', ...fault.path],
    ...(fault.values === undefined ? {} : { values: fault.values }),
  });
}
