import type { IdempotencyKey, Language } from '../kernel/index.ts';
import type { Texts } from './texts.ts';

/** What every resolver may know of the call, whoever calls. Modules extend it with what they bring. */
export interface EdgeContext {
  /** The reader's language: of the session, or of Accept-Language, or Kazakh. */
  readonly language: Language;
  readonly texts: Texts;
  /** Names the call in the log and in answers to unexpected errors. */
  readonly callId: string;
  readonly clientAddress: string;
  /** Of the header `Idempotency-Key`; see `callKey`. */
  readonly idempotencyKey?: IdempotencyKey | undefined;
}
