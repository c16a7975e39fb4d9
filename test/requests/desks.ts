import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { Payload } from './acts.ts';
import { applyFor, arrived, begun, type ServiceName, staffAt } from './any-edition.ts';

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
/** Known to the registries, without an account here. */
export const APPLICANT = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };

/** Where staff enter an applicant. */
export interface Desk {
  readonly name: string;
  readonly service: ServiceName;
  readonly channel: 'PROVIDER' | 'PSC';
  readonly regulation: string;
  /** Where the documents are attached and certified. */
  readonly step: string;
  readonly keeper: string;
  /** Staff of the same organisation in other roles. */
  readonly colleagues: readonly string[];
  /** Others, who enter nobody at this desk. */
  readonly outsiders: readonly string[];
  /** Who does the same at another organisation. */
  readonly other: string;
}

export const DESKS: readonly Desk[] = [
  {
    name: 'the provider’s desk',
    service: 'MediaRegistration',
    channel: 'PROVIDER',
    regulation: '178-2012-3',
    step: 'PROVIDER.PROCESS.5',
    keeper: 'clerk',
    colleagues: ['unitHead', 'executor', 'head'],
    outsiders: ['applicant', 'company', 'administrator', 'otherClerk', 'operator'],
    other: 'otherClerk',
  },
  {
    name: 'a centre',
    service: 'ArchivalReference',
    channel: 'PSC',
    regulation: '178-2012-2',
    step: 'PSC.PROCESS.5',
    keeper: 'operator',
    colleagues: ['store', 'courier'],
    outsiders: ['applicant', 'company', 'administrator', 'clerk', 'executor', 'head', 'otherClerk'],
    other: 'otherOperator',
  },
];

const STAFF: Readonly<Record<string, readonly [string, string]>> = {
  clerk: [COMMITTEE, 'CLERK'],
  unitHead: [COMMITTEE, 'UNIT_HEAD'],
  executor: [COMMITTEE, 'EXECUTOR'],
  head: [COMMITTEE, 'HEAD'],
  otherClerk: ['INFORMATION_COMMITTEE', 'CLERK'],
  operator: ['PSC_ASTANA', 'PSC_OPERATOR'],
  store: ['PSC_ASTANA', 'PSC_STORE'],
  courier: ['PSC_ASTANA', 'PSC_COURIER'],
  otherOperator: ['PSC_AQTAU', 'PSC_OPERATOR'],
};

/** Everybody around the desks, by name. */
export class People {
  readonly #clients: ReadonlyMap<string, Client>;

  private constructor(clients: ReadonlyMap<string, Client>) {
    this.#clients = clients;
  }

  static async gather(server: RunningServer): Promise<People> {
    const clients = new Map<string, Client>([
      ['applicant', await server.as('APPLICANT')],
      ['administrator', await server.as('ADMINISTRATOR')],
    ]);
    const company = server.people.find(({ role, bin }) => role === 'APPLICANT' && bin !== null);
    if (company !== undefined) clients.set('company', await server.client().logIn(company));
    for (const [name, [organisation, role]] of Object.entries(STAFF)) {
      clients.set(name, await staffAt(server, organisation, role));
    }
    return new People(clients);
  }

  who(name: string): Client {
    const client = this.#clients.get(name);
    if (client === undefined) throw new Error(`nobody is ${name}`);
    return client;
  }
}

/** Enters an applicant at a desk, or revises what was entered. */
export function enterAt(
  { service, channel, regulation }: Desk,
  client: Client,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  return applyFor(client, service, { channel, regulation, applicant: APPLICANT, ...input });
}

/** Entered and found in the registries: a draft that waits for its documents. */
export async function enteredAt(
  { service, channel, regulation, step }: Desk,
  client: Client,
  applicant: Record<string, unknown> = APPLICANT,
): Promise<string> {
  const id = await begun(client, service, { channel, regulation, applicant });
  await arrived(client, id, step);
  return id;
}
