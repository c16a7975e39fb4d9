import { DomainError } from '../kernel/index.ts';
import { PostFault, postWebhook, type ReceiverAnswer } from './post-webhook.ts';
import { AddressFault, type ReceiverAddresses } from './receiver-addresses.ts';
import type { DeliveryError, DeliveryRow } from './webhook.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { parseWebhookUrl } from './webhook-url.ts';

/** What came of calling a receiver once; `error` is null where it has taken the message. */
export type Attempt = Pick<DeliveryRow, 'milliseconds' | 'httpStatus' | 'error' | 'response'>;

interface CallerSettings {
  readonly addresses: ReceiverAddresses;
  readonly toLocalhost: boolean;
  /** Milliseconds from looking for the host to the status of the answer. */
  readonly timeout: number;
}

/** Characters of an answer that the ledger keeps. */
const KEPT_ANSWER = 1_000;
const GONE = 410;

/** Calls receivers, each time as if it were the first: the address is judged anew, and anew looked up. */
export class WebhookCaller {
  readonly #settings: CallerSettings;

  constructor(settings: CallerSettings) {
    this.#settings = settings;
  }

  /** Null where `stopping` ended it: whether the receiver has taken the message is not known. */
  async call(address: string, message: WebhookMessage, stopping: AbortSignal): Promise<Attempt | null> {
    const { addresses, toLocalhost, timeout } = this.#settings;
    const started = performance.now();
    const deadline = AbortSignal.timeout(timeout);
    const signal = AbortSignal.any([deadline, stopping]);
    const ended = (outcome: Omit<Attempt, 'milliseconds'>): Attempt => ({
      ...outcome,
      milliseconds: Math.round(performance.now() - started),
    });
    try {
      const url = parseWebhookUrl(address, toLocalhost);
      const answer = await postWebhook(url, await addresses.of(url, signal), message, signal);
      return ended({ httpStatus: answer.status, error: errorOf(answer), response: kept(answer.text) });
    } catch (fault) {
      if (stopping.aborted) return null;
      return ended({
        httpStatus: null,
        error: deadline.aborted ? 'TIMEOUT' : reasonOf(fault),
        response: null,
      });
    }
  }
}

function errorOf({ status }: ReceiverAnswer): DeliveryError | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'REDIRECT';
  return status === GONE ? 'GONE' : 'HTTP_STATUS';
}

function reasonOf(fault: unknown): DeliveryError {
  if (fault instanceof AddressFault || fault instanceof PostFault) return fault.code;
  if (fault instanceof DomainError) return 'ADDRESS_FORBIDDEN';
  throw fault;
}

/** PostgreSQL keeps no NUL. */
function kept(text: string): string {
  return text.slice(0, KEPT_ANSWER).replaceAll('\0', '').toWellFormed();
}
