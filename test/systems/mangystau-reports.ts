import type { XmlElement } from '../../src/xml/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { unchanged } from '../requests/record.ts';
import type { RunningServer } from '../support/running-server.ts';
import { actElement, type ReceiptView, Reporter, stepElement, told } from './provider-system.ts';

const REGISTER = 'PORTAL.ACTION.5';
export const DRAFT = 'PORTAL.ACTION.6';
export const GROUND = 'DOCUMENTS_MISSING';
export const ISSUE = 'PORTAL.PROCESS.7';

/** Requests of 57-2012, and what the system of the local executive body may report of them. */
export class MangystauReports {
  readonly at: Mangystau;
  readonly system: Reporter;
  /** IIN of officials. */
  readonly clerk: string;
  readonly executor: string;
  readonly outsider: string;
  readonly #server: RunningServer;
  #numbers = 0;

  private constructor(server: RunningServer, at: Mangystau) {
    const iin = (organisation: string, role: string): string =>
      server.people.find((one) => one.organisation === organisation && one.role === role)?.iin ?? '';
    this.#server = server;
    this.at = at;
    this.system = new Reporter(server, 'LOCAL_EXECUTIVE_SYSTEM');
    this.clerk = iin('MANGYSTAU_INTERNAL_POLICY', 'CLERK');
    this.executor = iin('MANGYSTAU_INTERNAL_POLICY', 'EXECUTOR');
    this.outsider = iin('INFORMATION_COMMITTEE', 'CLERK');
  }

  static async gather(server: RunningServer): Promise<MangystauReports> {
    return new MangystauReports(server, await Mangystau.gather(server));
  }

  registered(texts: Record<string, string | null> = {}): XmlElement {
    this.#numbers += 1;
    return actElement('registered', { number: `ЖА-${this.#numbers}`, assignee: this.executor, ...texts });
  }

  registration(official = this.clerk, act = this.registered()): XmlElement {
    return stepElement(REGISTER, official, act);
  }

  /** The code and the reason; nothing but a line has come of it. */
  async refusedWith(
    id: string,
    report: () => Promise<{ fault: string | null; reason: string | null }>,
  ): Promise<readonly [string | null, string | null]> {
    const { fault, reason } = await unchanged(this.#server, id, report);
    return [fault, reason];
  }

  async lastLine(id: string): Promise<ReceiptView | undefined> {
    return (await told(this.at.applicant, id)).exchangeReceipts.at(-1);
  }
}
