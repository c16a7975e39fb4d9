import { act, arrived, begun, handTo, signAndSend, signResult, staffAt } from '../requests/any-edition.ts';
import { Committee } from '../requests/committee.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { NEWSPAPER } from '../support/story.ts';

export interface EntryView {
  readonly id: string;
  readonly certificateNumber: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  readonly replaces: { readonly id: string; readonly certificateNumber: string } | null;
  readonly replacedBy: { readonly id: string; readonly certificateNumber: string } | null;
  readonly previousOnPaper: string | null;
  readonly history: readonly {
    readonly type: string;
    readonly by: string | null;
    readonly basis: string | null;
    readonly basisDate: string | null;
    readonly changes: readonly {
      readonly field: string;
      readonly before: string[];
      readonly after: string[];
    }[];
  }[];
}

const ENTRY = `id certificateNumber title state owner previousOnPaper replaces { id certificateNumber }
  replacedBy { id certificateNumber } history { type by basis basisDate changes { field before after } }`;

/** People of the committee that registers media, and what they issue. */
export class RegisterStory {
  readonly server: RunningServer;
  readonly committee: Committee;
  readonly company: Client;

  private constructor(server: RunningServer, committee: Committee, company: Client) {
    this.server = server;
    this.committee = committee;
    this.company = company;
  }

  static async begin(server: RunningServer): Promise<RegisterStory> {
    const person = server.people.filter(({ role }) => role === 'APPLICANT')[1];
    if (person === undefined) throw new Error('there is one applicant only');
    return new RegisterStory(server, await Committee.gather(server), await server.client().logIn(person));
  }

  /** The certificate of a medium by 322-2019: the id of the request. */
  async issue(form: Record<string, unknown>, applicant: Client = this.committee.applicant): Promise<string> {
    const id = await this.agreed(form, applicant);
    await signResult(this.committee.head, id);
    return id;
  }

  /** All but the signature of the head. */
  async agreed(form: Record<string, unknown>, applicant: Client = this.committee.applicant): Promise<string> {
    const { unitHead, executor } = this.committee;
    const id = await this.examined(form, applicant);
    await act(executor, id, { decision: { outcome: 'GRANTED' } });
    await act(executor, id, { decision: { outcome: 'GRANTED' } });
    await act(unitHead, id);
    return id;
  }

  /** Taken up by the executor. */
  async examined(
    form: Record<string, unknown>,
    applicant: Client = this.committee.applicant,
  ): Promise<string> {
    const { clerk, unitHead, executor } = this.committee;
    const id = await begun(applicant, 'MediaRegistration', {
      regulation: '322-2019',
      application: { ...NEWSPAPER, ...form },
    });
    await signAndSend(applicant, id);
    await arrived(applicant, id, 'PORTAL.ACTION.1');
    await handTo(clerk, id, unitHead);
    await handTo(unitHead, id, executor);
    await act(executor, id);
    return id;
  }

  /** The only entry of that title, as that reader finds it. */
  async entry(title: string, reader: Client = this.server.client()): Promise<EntryView> {
    const found = await this.entries(title, reader);
    const [entry] = found;
    if (entry === undefined || found.length > 1) throw new Error(`${found.length} entries: ${title}`);
    return entry;
  }

  async entries(search: string, reader: Client = this.server.client()): Promise<EntryView[]> {
    const { mediaRegister } = await reader.query<{ mediaRegister: { edges: { node: EntryView }[] } }>(
      `query ($search: String) { mediaRegister(search: $search) { edges { node { ${ENTRY} } } } }`,
      { search },
    );
    return mediaRegister.edges.map(({ node }) => node);
  }

  /** An act of a head on an entry: what the server says. */
  async onEntry(
    head: Client,
    mutation: 'terminateRegisterEntry' | 'reinstateRegisterEntry' | 'issueDuplicate',
    input: Record<string, unknown>,
  ): Promise<{ entry: EntryView | null; codes: string[] }> {
    const type = mutation === 'issueDuplicate' ? 'RegisterDuplicateInput' : 'RegisterActInput';
    const { payload } = await head.query<{
      payload: { entry: EntryView | null; userErrors: { code: string }[] };
    }>(
      `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) {
         entry { ... on MediaRegisterEntry { ${ENTRY} } } userErrors { code message path } } }`,
      { input: { basis: '№ 12 бұйрық', basisDate: '2026-10-01', ...input } },
    );
    return { entry: payload.entry, codes: payload.userErrors.map(({ code }) => code) };
  }

  /** Takes the result of a request back, held to have worked. */
  async revoke(requestId: string): Promise<void> {
    const { revokeResult } = await this.committee.head.query<{ revokeResult: { userErrors: unknown[] } }>(
      'mutation ($input: RevokeResultInput!) { revokeResult(input: $input) { userErrors { code } } }',
      { input: { requestId, reason: 'Қате берілген' } },
    );
    expect(revokeResult.userErrors).toEqual([]);
  }

  otherHead(): Promise<Client> {
    return staffAt(this.server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'HEAD');
  }
}

/** What a re-registration adds to a form. */
export function reRegistration(previousCertificate: string): Record<string, unknown> {
  return {
    applicationType: 'RE_REGISTRATION',
    previousCertificate,
    changeReason: 'Таралу аумағы өзгерді',
  };
}
