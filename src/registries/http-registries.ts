import { z } from 'zod';
import { callOutside, OutsideFault } from '../kernel/index.ts';
import type { IndividualRecord, LegalEntityRecord, PowerOfAttorneyRecord, Registries } from './registries.ts';

interface HttpRegistriesSettings {
  /** Base address of the gateway; `/registries/…` is appended. */
  readonly url: string;
  readonly secret: string;
  /** Milliseconds for one question. */
  readonly timeout: number;
}

const TEXT = z.string().max(1000);
const individualSchema = z.object({ iin: TEXT, name: TEXT, alive: z.boolean(), capable: z.boolean() });
const legalEntitySchema = z.object({ bin: TEXT, name: TEXT, liquidated: z.boolean() });
const powerOfAttorneySchema = z.object({
  number: TEXT,
  date: z.iso.date(),
  grantor: TEXT,
  attorneyIin: TEXT,
  revoked: z.boolean(),
  validUntil: z.iso.date().nullable(),
});

/** The registries behind the gateway, over HTTP and JSON: 404 is the answer that nothing is known. */
export class HttpRegistries implements Registries {
  readonly #settings: HttpRegistriesSettings;

  constructor(settings: HttpRegistriesSettings) {
    this.#settings = settings;
  }

  individual(iin: string): Promise<IndividualRecord | null> {
    return this.#ask(`/registries/individuals/${encodeURIComponent(iin)}`, individualSchema);
  }

  legalEntity(bin: string): Promise<LegalEntityRecord | null> {
    return this.#ask(`/registries/legal-entities/${encodeURIComponent(bin)}`, legalEntitySchema);
  }

  powerOfAttorney(number: string, date: string): Promise<PowerOfAttorneyRecord | null> {
    const query = new URLSearchParams({ number, date });
    return this.#ask(`/registries/powers-of-attorney?${query}`, powerOfAttorneySchema);
  }

  async #ask<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema> | null> {
    const { url, secret, timeout } = this.#settings;
    const answer = await callOutside({ url: new URL(path, url), method: 'GET', secret, timeout });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw new OutsideFault('REFUSED', { status: answer.status });
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) throw new OutsideFault('MALFORMED', { cause: parsed.error });
    return parsed.data;
  }
}
