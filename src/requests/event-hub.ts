import type { EventRow } from './request.ts';

/** Whose entries are followed: an applicant's, one request's, or what comes to the steps of an organisation. */
export type Audience =
  | { readonly applicantId: string }
  | { readonly requestId: string }
  | { readonly organisation: string; readonly steps: readonly string[] };

export type Listener = (event: EventRow) => void;

type Index = Map<string, Set<Listener>>;

/** Hands entries to those whom they concern: an entry costs its own subscribers, however many others there are. */
export class EventHub {
  readonly #ofApplicant: Index = new Map();
  readonly #ofRequest: Index = new Map();
  readonly #ofQueue: Index = new Map();
  /** Entries for staff alone: they are told to people at other steps, too. */
  readonly #ofOrganisation: Index = new Map();
  readonly #ofEverything = new Set<Listener>();
  readonly #onFault: (fault: unknown) => void;

  constructor(onFault: (fault: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Answers how to stop; a listener hears an entry once at most. */
  follow(audience: Audience, listener: Listener): () => void {
    if ('applicantId' in audience) return enter(this.#ofApplicant, [audience.applicantId], listener);
    if ('requestId' in audience) return enter(this.#ofRequest, [audience.requestId], listener);
    const { organisation, steps } = audience;
    const forgetInternal = enter(this.#ofOrganisation, [organisation], listener);
    const forgetSteps = enter(
      this.#ofQueue,
      steps.map((step) => queueKey(organisation, step)),
      listener,
    );
    return () => {
      forgetInternal();
      forgetSteps();
    };
  }

  listen(listener: Listener): () => void {
    this.#ofEverything.add(listener);
    return () => this.#ofEverything.delete(listener);
  }

  publish(event: EventRow): void {
    const { applicantId, requestId, provider, desk, stepKey } = event;
    this.#tell(this.#ofEverything, event);
    if (applicantId !== null) this.#tell(this.#ofApplicant.get(applicantId), event);
    this.#tell(this.#ofRequest.get(requestId), event);
    for (const organisation of new Set(desk === null ? [provider] : [provider, desk])) {
      if (event.internal) this.#tell(this.#ofOrganisation.get(organisation), event);
      else if (stepKey !== null) this.#tell(this.#ofQueue.get(queueKey(organisation, stepKey)), event);
    }
  }

  /** One that fails keeps nothing from the others. */
  #tell(listeners: ReadonlySet<Listener> | undefined, event: EventRow): void {
    if (listeners === undefined) return;
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (fault) {
        this.#onFault(fault);
      }
    }
  }
}

function queueKey(organisation: string, step: string): string {
  return `${organisation} ${step}`;
}

function enter(index: Index, keys: readonly string[], listener: Listener): () => void {
  for (const key of keys) {
    const listeners = index.get(key);
    if (listeners === undefined) index.set(key, new Set([listener]));
    else listeners.add(listener);
  }
  return () => {
    for (const key of keys) {
      const listeners = index.get(key);
      if (listeners?.delete(listener) === true && listeners.size === 0) index.delete(key);
    }
  };
}
