import { setTimeout as pause } from 'node:timers/promises';
import type { UserError } from '../api.ts';
import { Late, must, mustEqual, present } from '../check.ts';
import { signWith } from '../ncalayer.ts';
import { freshIin } from '../people.ts';
import { smallPdf } from '../small-pdf.ts';
import { applicationFor } from './applications.ts';
import { type Action, attachDocument, completeStep, lookAt, signedDocument, signRequest } from './calls.ts';
import type { Company, Player } from './company.ts';
import type { Path, Take, Turn } from './paths.ts';
import { peopleAtDesk } from './people-at-desk.ts';
import type { Process, Step } from './process.ts';

/** What a walk cannot do as a client: done for it by whoever runs the server. */
export interface Hooks {
  /** Lets the time to pay run out. */
  readonly expirePayment: (requestId: string) => Promise<void>;
  /** Lets the registries forget everybody for the next question. */
  readonly forgetApplicants: () => Promise<void>;
}

/** A request as the walk left it; null where it never began. */
export interface Walked {
  readonly requestId: string | null;
  /** Whoever sees it to the end. */
  readonly reader: Player;
  readonly userErrors: readonly UserError[];
}

const PATIENCE_MILLISECONDS = 15_000;
const LOOK_AGAIN_MILLISECONDS = 15;
/** Steps that are passed without anybody's act, or together with the one before. */
const BY_ITSELF: readonly string[] = [
  'ENROL',
  'AUTHENTICATE',
  'CHECK_AUTHENTICATION',
  'CHOOSE_CERTIFICATE',
  'QUERY_CERTIFICATE',
  'QUERY_REGISTRIES',
  'CHECK_REGISTRY_DATA',
  'CHECK_PAYMENT',
  'CHECK_DECISION',
  'DELIVER',
  'RELEASE_RESULT',
  'REFUSE',
];

/** Takes one request along one path, by the public API alone, each step as whoever it is given to. */
export class Walker {
  readonly #process: Process;
  readonly #path: Path;
  readonly #company: Company;
  readonly #hooks: Hooks;
  readonly #say: (step: Step, take: Take, who: string) => void;
  #filler: Player | undefined;
  #requestId = '';
  #signed = false;
  /** Names of those whom the request was handed to, by role. */
  readonly #handed = new Map<string, string>();

  constructor(
    process: Process,
    path: Path,
    company: Company,
    hooks: Hooks,
    say: (step: Step, take: Take, who: string) => void = () => undefined,
  ) {
    this.#process = process;
    this.#path = path;
    this.#company = company;
    this.#hooks = hooks;
    this.#say = say;
  }

  async walk(): Promise<Walked> {
    const filler = await this.#whoFills();
    this.#filler = filler;
    for (const turn of this.#path.turns) {
      if (turn.step.action === 'CHECK_AUTHENTICATION' && turn.take === 'FAIL') {
        this.#say(turn.step, turn.take, filler.person.name);
        const userErrors = await this.#company.failToLogIn(freshIin(), this.#process.regulation);
        return { requestId: null, reader: filler, userErrors };
      }
      await this.#take(turn);
    }
    return { requestId: this.#requestId, reader: filler, userErrors: [] };
  }

  async #take({ step, take }: Turn): Promise<void> {
    const filler = present('somebody who fills the form', this.#filler);
    if (step.action === 'FILL_FORM' || step.action === 'ENTER_APPLICANT') {
      this.#say(step, take, filler.person.name);
      await this.#apply(filler);
    } else if (step.action === 'PAY') {
      this.#say(step, take, filler.person.name);
      await this.#pay(filler, take);
    } else if (['CHECK_CERTIFICATE', 'SIGN', 'ATTACH_AND_CERTIFY'].includes(step.action)) {
      this.#say(step, take, filler.person.name);
      if (!this.#signed) await this.#sign(filler, step);
    } else if (BY_ITSELF.includes(step.action)) this.#say(step, take, '');
    else await this.#act(step, take);
  }

  async #whoFills(): Promise<Player> {
    const role = this.#process.steps.find((step) => step.role !== null)?.role ?? '';
    if (this.#process.channel === 'PORTAL') return this.#company.applicant();
    const desk = this.#process.channel === 'PSC' ? this.#company.centre(role) : this.#process.providerCode;
    return this.#company.staff(role, desk);
  }

  async #apply(filler: Player): Promise<void> {
    const { mutation, values } = applicationFor(this.#process);
    const unknown = this.#fails('CHECK_REGISTRY_DATA');
    if (unknown && this.#process.channel === 'PORTAL') await this.#hooks.forgetApplicants();
    const input = {
      channel: this.#process.channel,
      regulation: this.#process.regulation,
      application: values,
      ...(this.#process.channel === 'PORTAL'
        ? {}
        : peopleAtDesk(this.#process, this.#company.records, unknown)),
    };
    const { payload } = await filler.api.query<{
      payload: { request: { id: string } | null; userErrors: readonly UserError[] };
    }>(
      `mutation ($input: ApplyFor${mutation}Input!) { payload: applyFor${mutation}(input: $input) {
         request { id } userErrors { code message path } } }`,
      { input },
    );
    mustEqual('userErrors', payload.userErrors, []);
    this.#requestId = present('request', payload.request).id;
    const open = this.#path.turns.some(({ step }) =>
      ['FILL_FORM', 'ATTACH_DOCUMENTS', 'ATTACH_AND_CERTIFY', 'TAKE_IN'].includes(step.action),
    );
    if (open) await this.#attach(filler);
  }

  /** On the portal a scan; at a desk the paper is noted besides. */
  async #attach(filler: Player): Promise<void> {
    const kind = present('a kind of document', this.#process.documents[0]).kind;
    const at = this.#path.turns.find(({ step }) =>
      ['FILL_FORM', 'ATTACH_DOCUMENTS', 'ATTACH_AND_CERTIFY', 'TAKE_IN'].includes(step.action),
    );
    await this.#until(filler, present('a step with an open form', at).step.key);
    const { id } = await filler.api.upload(
      'құжат.pdf',
      'application/pdf',
      smallPdf(`${this.#requestId} ${kind}`),
    );
    await attachDocument(filler, this.#requestId, { kind, fileId: id });
    if (this.#process.channel !== 'PORTAL')
      await attachDocument(filler, this.#requestId, { kind, onPaper: true });
  }

  async #pay(filler: Player, take: Take): Promise<void> {
    const { startPayment } = await this.#payment(filler);
    mustEqual('startPayment.userErrors', startPayment.userErrors, []);
    if (take === 'EXPIRE') await this.#hooks.expirePayment(this.#requestId);
    if (take === 'LEAVE_UNPAID') await this.#signUnpaid(filler);
    if (take !== 'PAY') return;
    const page = present('checkoutUrl', startPayment.payment?.checkoutUrl);
    const response = await fetch(page, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ outcome: 'paid' }),
    });
    must('the payment is taken', response.ok);
    await this.#wait(
      `payment of ${this.#requestId}`,
      async () => (await lookAt(filler, this.#requestId)).status !== 'AWAITING_PAYMENT',
    );
  }

  /** The gateway's page; waited for, since other systems are asked before it is time to pay. */
  async #payment({ api }: Player) {
    const step = present(
      'a step to pay',
      this.#path.turns.find(({ step: { action } }) => action === 'PAY'),
    );
    const filled = this.#path.turns.findIndex(({ step: { action } }) => action === 'FILL_FORM');
    const direct = this.#path.turns[filled + 1]?.step.action === 'PAY';
    if (!direct) await this.#until(present('somebody', this.#filler), step.step.key);
    return api.query<{
      startPayment: { payment: { checkoutUrl: string } | null; userErrors: readonly UserError[] };
    }>(
      'mutation ($id: ID!) { startPayment(requestId: $id) { payment { checkoutUrl } userErrors { code message path } } }',
      { id: this.#requestId },
    );
  }

  async #sign(filler: Player, step: Step): Promise<void> {
    this.#signed = true;
    if (step.action === 'ATTACH_AND_CERTIFY') await this.#until(filler, step.key);
    const signer = this.#fails('CHECK_CERTIFICATE') ? this.#company.stranger(filler) : filler.person;
    await signRequest(filler, this.#requestId, await signedDocument(filler, this.#requestId, null, signer));
  }

  /** To go on and sign without having paid is what the condition of payment answers with its refusal. */
  #signUnpaid(filler: Player): Promise<void> {
    return signRequest(filler, this.#requestId, signWith(filler.person, Buffer.from('unpaid')));
  }

  /** Staff do what is offered to them at the step, and to nobody else. */
  async #act(step: Step, take: Take): Promise<void> {
    const player = await this.#staffOf(step);
    this.#say(step, take, player.person.name);
    await this.#until(player, step.key);
    const { version, availableActions } = await lookAt(player, this.#requestId);
    const wanted = take === 'RETURN' ? 'RETURN' : undefined;
    const offered = availableActions.filter(({ action }) => action !== 'REASSIGN' && action !== 'WITHDRAW');
    const action = present(
      `an action at ${step.key}`,
      offered.find((one) => (wanted === undefined ? one.action !== 'RETURN' : one.action === wanted)),
    );
    const [assignee] = action.assignees;
    const assigned = this.#process.steps.find(({ key }) => key === step.key);
    if (assignee !== undefined && assigned !== undefined) this.#hand(assignee.name);
    await completeStep(player, {
      requestId: this.#requestId,
      step: step.key,
      version,
      action: action.action,
      ...(assignee === undefined ? {} : { assigneeId: assignee.id }),
      ...(await this.#matterOf(player, step, take, action)),
    });
  }

  async #matterOf(player: Player, step: Step, take: Take, action: Action): Promise<Record<string, unknown>> {
    if (take === 'RETURN') return { note: 'Қайта қараңыз' };
    if (step.action === 'ISSUE_RESULT') {
      return { signature: await signedDocument(player, this.#requestId, step.key, player.person) };
    }
    if (!['TAKE_IN', 'CHECK_COMPLETENESS', 'EXAMINE', 'DRAFT_DECISION'].includes(step.action)) return {};
    const refused = take === 'FAIL' || take === 'REFUSE';
    if (!refused) return { decision: { outcome: 'GRANTED' } };
    const [ground] = action.grounds;
    const grounds = ground === undefined ? {} : { grounds: [ground.code] };
    return { decision: { outcome: 'REFUSED', ...grounds, reasoning: 'Құжаттар толық емес' } };
  }

  #hand(name: string): void {
    const person = this.#company.people.find(
      (candidate) => candidate.name.toUpperCase() === name.toUpperCase(),
    );
    if (person !== undefined) this.#handed.set(person.role, person.name);
  }

  async #staffOf({ role }: Step): Promise<Player> {
    const wanted = present('a role', role);
    const filler = present('somebody', this.#filler);
    if (wanted === filler.person.role && this.#process.channel !== 'PORTAL') return filler;
    const organisation = wanted.startsWith('PSC_')
      ? present('a centre', filler.person.organisation)
      : this.#process.providerCode;
    return this.#company.staff(wanted, organisation, this.#handed.get(wanted) ?? null);
  }

  #fails(action: string): boolean {
    return this.#path.turns.some(({ step, take }) => step.action === action && take === 'FAIL');
  }

  #until(player: Player, key: string): Promise<void> {
    return this.#wait(`${this.#process.regulation} ${key}`, async () => {
      const { steps } = await lookAt(player, this.#requestId);
      return steps.some(({ definition }) => definition.key === key);
    });
  }

  async #wait(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MILLISECONDS;
    while (!(await holds())) {
      if (Date.now() > end) throw new Late(what);
      await pause(LOOK_AGAIN_MILLISECONDS);
    }
  }
}
