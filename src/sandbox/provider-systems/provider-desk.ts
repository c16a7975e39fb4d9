import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/index.ts';
import { element, textElement, type XmlElement } from '../../xml/index.ts';
import { SandboxAuthority, type SigningIdentity, signCmsWithP12 } from '../certification-authority/index.ts';
import type { Pushes } from '../gateway/pushes.ts';
import type { SystemName } from '../gateway/systems.ts';
import type { DemonstrationRole } from '../people/demonstration-person.ts';
import { KEY_STORE_PASSWORD } from '../people/key-stores.ts';
import { DEMONSTRATION_PEOPLE } from '../people/people.ts';
import type { Answered, Case, ProviderSystem } from './case-book.ts';
import type { CourseStep } from './course.ts';
import { actElement, type Report, reportXml, statusElement, stepElement } from './report-xml.ts';
import { resultPaper, resultStatement } from './result-paper.ts';

/**
 * What is wrong with a report: sent twice; about a request of another number; its data not signed; signed by a system that
 * nobody knows; the result signed over another document.
 */
export const REPORT_FAULTS = [
  'NONE',
  'TWICE',
  'WRONG_NUMBER',
  'UNSIGNED',
  'FOREIGN_KEY',
  'ALTERED_RESULT',
] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];

interface DeskParts {
  readonly keys: () => Promise<Readonly<Record<SystemName, SigningIdentity>>>;
  readonly keyStores: () => Promise<ReadonlyMap<string, string>>;
  /** Through the gateway. */
  readonly pushes: Pushes;
  /** Base address of the API, for which results are signed. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

/** Whose key each system has. */
export const KEY_OF: Readonly<Record<ProviderSystem, SystemName>> = {
  E_LICENSING: 'eLicensing',
  LOCAL_EXECUTIVE_SYSTEM: 'localExecutive',
};
const TITLES = {
  FOREIGN_PERIODICALS_REFERENCE: 'Шетелдік мерзімді баспасөз басылымдарын есепке алу туралы анықтама',
  MEDIA_CERTIFICATE: 'Бұқаралық ақпарат құралын есепке қою туралы куәлік',
} as const;
const NO_NUMBER = '20260000000000';

/** The officials of the systems at their work: each report goes through the gateway, signed by the system. */
export class ProviderDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Reports what is next of a case; one that was taken takes the case on. Null where nothing is left. */
  async report(about: Case, fault: ReportFault): Promise<Answered | null> {
    const step = about.course.steps[about.next];
    if (step === undefined) return null;
    const report: Report = {
      messageId: randomUUID(),
      correlationId: about.correlationId,
      from: about.system,
      at: this.#parts.clock.now(),
      request: fault === 'WRONG_NUMBER' ? NO_NUMBER : about.request.number,
      content: await this.#contentOf(about, step, fault),
    };
    const told = 'status' in step ? step.status : step.did;
    const answered = await this.#send(report, told, fault);
    about.answers.push(answered);
    if (fault === 'TWICE') about.answers.push(await this.#send(report, told, fault));
    if (answered.fault === null) about.next += 1;
    return answered;
  }

  async #contentOf(about: Case, step: CourseStep, fault: ReportFault): Promise<XmlElement> {
    if ('status' in step) return statusElement(step.status);
    const official = this.#person(about, step.by);
    const assignee = step.assigns === undefined ? null : this.#person(about, step.assigns);
    return stepElement(step.key, official, await this.#actOf(about, step.did, official, assignee, fault));
  }

  async #actOf(
    about: Case,
    did: Extract<CourseStep, { key: string }>['did'],
    official: string,
    assignee: string | null,
    fault: ReportFault,
  ): Promise<XmlElement> {
    switch (did) {
      case 'registered':
        return actElement(did, { number: about.number, assignee });
      case 'handedOn':
        return actElement(did, { assignee });
      case 'checked':
      case 'drafted':
        return actElement(did, { outcome: 'GRANTED' });
      case 'takenUp':
      case 'agreed':
        return actElement(did);
      case 'issued':
        return this.#issued(about, official, fault);
    }
  }

  async #issued(about: Case, official: string, fault: ReportFault): Promise<XmlElement> {
    const { clock, apiUrl, keyStores } = this.#parts;
    const { course, request, number } = about;
    const resultNumber = `${number}-1`;
    const paper = await resultPaper(TITLES[course.document], resultNumber, clock.now());
    const content = resultStatement({
      audience: apiUrl,
      request: { id: about.correlationId, number: request.number, regulation: request.regulation },
      document: course.document,
      outcome: 'GRANTED',
      grounds: [],
      paper: fault === 'ALTERED_RESULT' ? Buffer.concat([paper, Buffer.from('\n')]) : paper,
    });
    const p12 = Buffer.from((await keyStores()).get(official) ?? '', 'base64');
    const signature = signCmsWithP12(
      { p12, password: KEY_STORE_PASSWORD },
      { content, attached: false, signingTime: clock.now() },
    );
    return element(
      'issued',
      {},
      textElement('number', resultNumber),
      textElement('paper', paper.toString('base64')),
      textElement('signature', signature.toString('base64')),
    );
  }

  #person({ course }: Case, role: DemonstrationRole): string {
    const person = DEMONSTRATION_PEOPLE.find(
      (one) => one.organisation === course.organisation && one.role === role,
    );
    if (person === undefined) throw new Error(`nobody is ${role} of ${course.organisation}`);
    return person.holder.iin;
  }

  async #send(report: Report, told: string, fault: ReportFault): Promise<Answered> {
    const keys = await this.#parts.keys();
    const own = keys[KEY_OF[report.from as ProviderSystem]];
    const signer = fault === 'UNSIGNED' ? null : fault === 'FOREIGN_KEY' ? await this.#strangersKey() : own;
    const { messageId, correlationId, from, at } = report;
    const answer = await this.#parts.pushes.send({
      ...{ messageId, correlationId, messageDate: at, messageType: 'NOTIFICATION', properties: [] },
      serviceId: 'QYZMET_REPORT',
      sender: { id: from, password: null },
      data: { form: 'TEXT', content: reportXml(report, signer) },
    });
    return { told, messageId, ...answer };
  }

  /** Of an authority that nobody knows, founded for it. */
  async #strangersKey(): Promise<SigningIdentity> {
    const stranger = await SandboxAuthority.open({
      clock: this.#parts.clock,
      url: 'http://localhost/nowhere',
    });
    return stranger.certify({
      template: 'INFORMATION_SYSTEM',
      name: 'Nobody knows it',
      systemId: '1.2.398.999.7',
      organisation: { name: 'Nobody knows it', bin: '050140000021' },
    });
  }
}
