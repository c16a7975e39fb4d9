import { randomUUID } from 'node:crypto';
import type { ProviderSystem } from '../../src/sandbox/provider-systems/case-book.ts';
import {
  actElement,
  type Report,
  reportXml,
  statusElement,
  stepElement,
} from '../../src/sandbox/provider-systems/report-xml.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { writeSendMessage } from '../../src/soap/index.ts';
import type { XmlElement } from '../../src/xml/index.ts';
import { begun, FORMS, signAndSend } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { askSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';
import { look } from '../support/story.ts';

export { actElement, statusElement, stepElement };

/** A server on which providers work in systems of their own. */
export function startWithSystems(): Promise<RunningServer> {
  const places = [
    '322-2019=E_LICENSING',
    '57-2012=LOCAL_EXECUTIVE_SYSTEM',
    '183-2015=LOCAL_EXECUTIVE_SYSTEM',
  ];
  return startServer({ settings: { EDITIONS: 'all', WORKPLACES: places.join(',') } });
}

/** Whether a system works by itself, and how wrongly. */
export async function setSystem(
  server: RunningServer,
  system: ProviderSystem,
  mode: 'WAITS' | 'ANSWERS',
  fault = 'NONE',
): Promise<void> {
  const response = await fetch(`${server.sandbox.url}/control/systems`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode, fault }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
}

export interface Answered {
  readonly told: string;
  readonly messageId: string;
  readonly status: number;
  readonly fault: string | null;
  readonly reason: string | null;
}

/** Has the system report what is next of a request, as soon as it knows of it and the server can take it. */
export async function reportNext(server: RunningServer, id: string, fault = 'NONE'): Promise<Answered> {
  return until(`the system to know ${id}`, async () => {
    const response = await fetch(`${server.sandbox.url}/control/systems/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ correlationId: uuidOf(id), fault }),
    });
    if (response.status === 404) return null;
    const answered = (await response.json()) as Answered;
    return answered.fault === 'REPORT_TOO_EARLY' ? null : answered;
  });
}

const uuidOf = (id: string): string => id.replace('req_', '');

const SERVICES = {
  '57-2012': 'ForeignPeriodicals',
  '183-2015': 'ForeignPeriodicals',
  '322-2019': 'MediaRegistration',
} as const;
const REGIONS: Readonly<Record<string, string>> = { '183-2015': '63' };

/** A request of that edition from the portal, sent. */
export async function sentOf(applicant: Client, regulation: keyof typeof SERVICES): Promise<string> {
  const region = REGIONS[regulation];
  const application = { ...FORMS[SERVICES[regulation]], ...(region === undefined ? {} : { region }) };
  const id = await begun(applicant, SERVICES[regulation], { regulation, application });
  await signAndSend(applicant, id);
  return id;
}

/** Reports by hand, as a system would that knows no course. */
export class Reporter {
  readonly system: ProviderSystem;
  readonly #server: RunningServer;
  readonly #own: SigningIdentity;
  readonly #gateway: SigningIdentity;
  readonly other: SigningIdentity;

  constructor(server: RunningServer, system: ProviderSystem) {
    const folder = process.env['TEST_FOLDER'] ?? '';
    this.#server = server;
    this.system = system;
    const [own, other] = (
      system === 'E_LICENSING' ? ['eLicensing', 'localExecutive'] : ['localExecutive', 'eLicensing']
    ) as ['eLicensing', 'localExecutive'];
    this.#own = systemKey(folder, own);
    this.other = systemKey(folder, other);
    this.#gateway = systemKey(folder, 'gateway');
  }

  /** What is reported of a request that the client may read; `changes` in place of what belongs there. */
  async about(
    client: Client,
    id: string,
    content: XmlElement,
    changes: Partial<Report> = {},
  ): Promise<Report> {
    const { number } = await look(client, id);
    return {
      ...{ messageId: randomUUID(), correlationId: uuidOf(id), from: this.system, at: new Date() },
      ...{ request: number ?? '', content },
      ...changes,
    };
  }

  /** Sends it: through the gateway, or directly with another key; `signer` of the data, null for nobody's. */
  async send(
    report: Report,
    {
      signer = this.#own,
      caller = this.#gateway,
      sender = report.from,
      messageId = report.messageId,
    }: {
      signer?: SigningIdentity | null;
      caller?: SigningIdentity;
      sender?: string;
      messageId?: string;
    } = {},
  ): Promise<{ status: number; fault: string | null; reason: string | null; answer: SoapAnswer }> {
    const content = writeSendMessage({
      ...{ messageId, correlationId: report.correlationId, messageDate: report.at },
      ...{ messageType: 'NOTIFICATION', properties: [], serviceId: 'QYZMET_REPORT' },
      sender: { id: sender, password: null },
      data: { form: 'TEXT', content: reportXml(report, signer) },
    });
    const answer = await askSoap(`${this.#server.url}/soap`, content, caller);
    const reason = /<errorData>([^<]*)</.exec(answer.xml)?.[1] ?? null;
    return { status: answer.status, fault: answer.fault(), reason, answer };
  }

  get own(): SigningIdentity {
    return this.#own;
  }
}

export interface ReceiptView {
  readonly sender: string;
  readonly told: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly reasonText: string | null;
}

export interface SystemView {
  readonly status: string;
  readonly version: number;
  readonly exchangeReceipts: readonly ReceiptView[];
  readonly systemNumbers: readonly {
    readonly system: string;
    readonly kind: string;
    readonly number: string;
  }[];
}

/** What the server tells of what systems told. */
export async function told(client: Client, id: string): Promise<SystemView> {
  const { node } = await client.query<{ node: SystemView }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { status version
       exchangeReceipts { sender told outcome reason reasonText } systemNumbers { system kind number } } } }`,
    { id },
  );
  return node;
}
