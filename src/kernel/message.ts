/**
 * Text before it has a language: a key of the locale files and the values it names.
 * `key` is `<namespace>:<path>`, where the namespace is the locale file (`catalogue:service.APOSTILLE`).
 */
export interface Message {
  readonly key: string;
  readonly values?: MessageValues;
}

/** A Date is written out as a date of the language; a nested Message is translated first. */
export type MessageValues = Readonly<Record<string, string | number | Date | Message>>;

export function message(key: string, values?: MessageValues): Message {
  return values === undefined ? { key } : { key, values };
}
