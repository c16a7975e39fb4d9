import { act, arrived, begun, handTo, signAndSend, signResult, staffAt } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

const PROVIDER = 'MANGYSTAU_INTERNAL_POLICY';

/** What a system shows of a request, in both languages. */
export interface Shown {
  readonly system: string;
  readonly status: string;
  readonly kk: string;
  readonly ru: string;
}
export const SHOWN = 'system status kk: text(lang: KK) ru: text(lang: RU)';

interface Arrived {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

/** Whoever a request of 57-2012 from the portal passes, and how far they bring it. */
export class Mangystau {
  readonly applicant: Client;
  readonly clerk: Client;
  readonly executor: Client;
  readonly operator: Client;
  readonly #sandbox: string;

  private constructor(sandbox: string, people: readonly [Client, Client, Client, Client]) {
    this.#sandbox = sandbox;
    [this.applicant, this.clerk, this.executor, this.operator] = people;
  }

  static async gather(server: RunningServer): Promise<Mangystau> {
    return new Mangystau(server.sandbox.url, [
      await server.as('APPLICANT'),
      await staffAt(server, PROVIDER, 'CLERK'),
      await staffAt(server, PROVIDER, 'EXECUTOR'),
      await staffAt(server, 'PSC_AQTAU', 'PSC_OPERATOR'),
    ]);
  }

  async drafted(): Promise<string> {
    return begun(this.applicant, 'ForeignPeriodicals', { regulation: '57-2012' });
  }

  async sent(): Promise<string> {
    const id = await this.drafted();
    await signAndSend(this.applicant, id);
    return id;
  }

  /** Come to the provider through the gateway. */
  async received(): Promise<string> {
    const id = await this.sent();
    await arrived(this.applicant, id, 'PORTAL.ACTION.5');
    return id;
  }

  register(id: string): Promise<void> {
    return handTo(this.clerk, id, this.executor);
  }

  decide(id: string, decision: Record<string, unknown> = { outcome: 'GRANTED' }): Promise<void> {
    return act(this.executor, id, { decision });
  }

  signResult(id: string): Promise<void> {
    return signResult(this.executor, id);
  }

  async completed(decision: Record<string, unknown> = { outcome: 'GRANTED' }): Promise<string> {
    const id = await this.received();
    await this.register(id);
    await this.decide(id, decision);
    await this.signResult(id);
    return id;
  }

  /** What the systems show once both show that. */
  shows(id: string, status: string): Promise<readonly Shown[]> {
    return until(`${id} shown as ${status}`, async () => {
      const shown = await this.shown(id);
      return shown.length === 2 && shown.every((one) => one.status === status) ? shown : null;
    });
  }

  async shown(id: string): Promise<readonly Shown[]> {
    const { node } = await this.applicant.query<{ node: { shownStatuses: readonly Shown[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { shownStatuses { ${SHOWN} } } } }`,
      { id },
    );
    return node.shownStatuses;
  }

  /** What has come through the gateway of the sandbox, in order. */
  async cameThrough(id: string): Promise<readonly Arrived[]> {
    const about = new URLSearchParams({ correlationId: id.replace('req_', '') });
    return (await (await fetch(`${this.#sandbox}/gateway/messages?${about}`)).json()) as Arrived[];
  }
}
