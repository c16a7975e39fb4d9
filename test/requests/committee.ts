import type { Client } from '../support/client.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import type { RunningServer } from '../support/running-server.ts';
import { act, arrived, begun, handTo, signAndSend, staffAt } from './any-edition.ts';

const PROVIDER = 'INFORMATION_COMMITTEE';

/** Whom a request of 322-2019 from the portal passes, and those beside them whom it does not. */
export class Committee {
  readonly applicant: Client;
  readonly clerk: Client;
  readonly unitHead: Client;
  readonly otherUnitHead: Client;
  readonly executor: Client;
  readonly otherExecutor: Client;
  readonly head: Client;

  private constructor(people: readonly [Client, Client, Client, Client, Client, Client, Client]) {
    const [applicant, clerk, unitHead, otherUnitHead, executor, otherExecutor, head] = people;
    this.applicant = applicant;
    this.clerk = clerk;
    this.unitHead = unitHead;
    this.otherUnitHead = otherUnitHead;
    this.executor = executor;
    this.otherExecutor = otherExecutor;
    this.head = head;
  }

  static async gather(server: RunningServer): Promise<Committee> {
    return new Committee([
      await server.as('APPLICANT'),
      await staffAt(server, PROVIDER, 'CLERK'),
      await staffAt(server, PROVIDER, 'UNIT_HEAD'),
      await secondUnitHead(server),
      await staffAt(server, PROVIDER, 'EXECUTOR'),
      await staffAt(server, PROVIDER, 'EXECUTOR', 1),
      await staffAt(server, PROVIDER, 'HEAD'),
    ]);
  }

  get everybody(): Readonly<Record<string, Client>> {
    const { clerk, unitHead, otherUnitHead, executor, otherExecutor, head } = this;
    return { clerk, unitHead, otherUnitHead, executor, otherExecutor, head };
  }

  /** Signed by the applicant and come to the committee. */
  async received(): Promise<string> {
    const id = await begun(this.applicant, 'MediaRegistration', { regulation: '322-2019' });
    await signAndSend(this.applicant, id);
    await arrived(this.applicant, id, 'PORTAL.ACTION.1');
    return id;
  }

  /** Waits for the head of the unit, who is to hand it on. */
  async atUnitHead(): Promise<string> {
    const id = await this.received();
    await handTo(this.clerk, id, this.unitHead);
    return id;
  }

  /** Waits for the executor, who is to take it up. */
  async atExecutor(): Promise<string> {
    const id = await this.atUnitHead();
    await handTo(this.unitHead, id, this.executor);
    return id;
  }

  /** Waits for the executor to say whether all documents are there. */
  async takenUp(): Promise<string> {
    const id = await this.atExecutor();
    await act(this.executor, id);
    return id;
  }

  /** Waits for the executor's draft. */
  async complete(): Promise<string> {
    const id = await this.takenUp();
    await act(this.executor, id, { decision: { outcome: 'GRANTED' } });
    return id;
  }

  /** Drafted; waits for the head of the unit, who is to agree. */
  async drafted(decision: Record<string, unknown> = { outcome: 'GRANTED' }): Promise<string> {
    const id = await this.complete();
    await act(this.executor, id, { decision });
    return id;
  }

  /** Agreed; waits for the head's signature. */
  async agreed(decision: Record<string, unknown> = { outcome: 'GRANTED' }): Promise<string> {
    const id = await this.drafted(decision);
    await act(this.unitHead, id);
    return id;
  }
}

/** The demonstration has one head of a unit there: another, without a key. */
async function secondUnitHead(server: RunningServer): Promise<Client> {
  const role = 'UNIT_HEAD';
  const person: DemonstrationPerson = {
    name: 'Сынақов Әлем',
    iin: '900101400013',
    bin: null,
    rnn: null,
    role,
    organisation: PROVIDER,
    password: 'Second-Unit-2026',
    p12: '',
    p12Password: '',
  };
  await server.application.identity.createStaffMember.run({ ...person, role, language: 'kk' });
  return server.client().logIn(person);
}
