import { type Catalogue, formFields, SERVICE_CODES } from '../../catalogue/index.ts';
import type { BringingSystem, BroughtApplication, BroughtMessage } from '../../gateway/index.ts';
import { asViewer, enterPerson, type Identity, type PersonStore, type Viewer } from '../../identity/index.ts';
import { type Clock, DomainError, DomainErrors } from '../../kernel/index.ts';
import { answerOnce, type Database, type RepeatableCall, type Transaction } from '../../postgres/index.ts';
import type { Application, ApplyForService } from '../apply-for-service.ts';
import type { AttachDocument } from '../attach-document.ts';
import type { RequestMover } from '../move-request.ts';
import { addLogEntry, lockRequest } from '../request-store.ts';
import { requireDocuments } from '../required-documents.ts';
import { attachBroughtFiles, attachmentFaults } from './attach-brought-files.ts';
import { broughtCall } from './brought-call.ts';
import { countOpenBrought, saveBroughtRequest } from './brought-request-store.ts';
import { type FindApplicant, type FoundApplicant, requireHead } from './find-applicant.ts';
import { formValues } from './form-values.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly people: PersonStore;
  readonly attempts: Pick<Identity['attempts'], 'enterBrought'>;
  readonly applicants: FindApplicant;
  readonly apply: ApplyForService;
  readonly attachDocument: AttachDocument;
  readonly clock: Clock;
}

/** Drafts that systems brought for one person, and nobody has signed. */
const MAX_OPEN = 10;

type PortalApplication = Application & { readonly channel: 'PORTAL' };

/** Who brings it, by which message. */
interface Bringer {
  readonly system: BringingSystem;
  readonly message: BroughtMessage;
  readonly call: RepeatableCall;
}

/**
 * A draft on the portal that another system has filled in for its applicant, by the use cases that the applicant's own client
 * calls. Person, draft, files and the note of who brought it are written together or not at all. The applicant reads in the
 * history who it was; nothing leaves the draft before the applicant has signed.
 */
export class PrepareRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The uuid of the request, now or before. Throws DomainError or DomainErrors, TOO_MANY_ATTEMPTS among them. */
  run(system: BringingSystem, message: BroughtMessage, application: BroughtApplication): Promise<string> {
    const { database, clock } = this.#ports;
    const call = broughtCall(system, 'PREPARE', message, clock.now());
    return answerOnce(
      database,
      call,
      () => this.#begin({ system, message, call }, application),
      (id) => id,
    );
  }

  async #begin(by: Bringer, application: BroughtApplication): Promise<string> {
    const { database, attempts, applicants } = this.#ports;
    const { system } = by;
    await attempts.enterBrought(system.bin, application.iin);
    const asked = this.#application(application);
    const faults = attachmentFaults(application.attachments);
    if (faults.length > 0) throw new DomainErrors(faults);
    const found = await applicants.run(system, application);
    const named = { ...asked, applicant: { iin: application.iin, bin: application.bin, name: found.name } };
    return database.transaction((transaction) =>
      this.#write(transaction, found, named, application.attachments, by),
    );
  }

  /** As a client of the applicant would send it. SERVICE_UNKNOWN, EDITION_UNKNOWN, EDITION_CLOSED. */
  #application({
    service: code,
    regulation,
    form,
  }: BroughtApplication): Omit<PortalApplication, 'applicant'> {
    const service = SERVICE_CODES.find((known) => known === code);
    if (service === undefined) throw new DomainError('SERVICE_UNKNOWN', { path: ['input', 'service'] });
    const region = form.find(({ name }) => name === 'region')?.values[0];
    const edition = this.#ports.apply.editionFor({ service, regulation, values: { region } });
    return {
      ...{ service, requestId: null, channel: 'PORTAL', regulation: edition.key, representative: null },
      values: formValues(formFields(edition.form), form),
    };
  }

  async #write(
    transaction: Transaction,
    found: FoundApplicant,
    application: PortalApplication,
    attachments: BroughtApplication['attachments'],
    by: Bringer,
  ): Promise<string> {
    const { apply, people } = this.#ports;
    const { call, message } = by;
    if ((await people.findByIin(found.person.iin, transaction)) === null) requireHead(found);
    const person = await enterPerson(people, transaction, found.person, call.now);
    if ((await countOpenBrought(transaction, person.id)) >= MAX_OPEN)
      throw new DomainError('BROUGHT_DRAFT_LIMIT', { values: { count: MAX_OPEN } });
    const viewer = asViewer(person, message.id, found.person.bin === null ? 'IIN' : 'BIN');
    const { id, repeated } = await apply.beginOnPortal(transaction, viewer, application, call);
    if (!repeated) await this.#complete(transaction, viewer, id, attachments, by);
    return id;
  }

  async #complete(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    attachments: BroughtApplication['attachments'],
    { system, message, call: { now } }: Bringer,
  ): Promise<void> {
    const faults = await attachBroughtFiles(this.#ports, transaction, viewer, id, attachments);
    if (faults.length > 0) throw new DomainErrors(faults);
    const request = await lockRequest(transaction, id);
    if (request === null) throw new Error(`request ${id} is gone`);
    await requireDocuments(transaction, this.#ports.catalogue.edition(request.edition), request);
    const { sender, bin, name } = system;
    await saveBroughtRequest(transaction, {
      ...{ requestId: id, sender, bin, name, messageId: message.id },
      at: now,
    });
    const { status, currentStep: stepKey } = request;
    const entry = { type: 'BROUGHT_BY_SYSTEM', status, stepKey, values: { system: name, bin } };
    await addLogEntry(transaction, request, entry, now);
  }
}
