import type { Client } from '../support/client.ts';
import { storedDocuments } from './stored-documents.ts';

/** The stored documents, and which of them were run. */
export class UsedDocuments {
  readonly #documents = storedDocuments();
  readonly #used = new Set<string>();

  /** Text of a document that is run by other means. */
  text(name: string): string {
    const document = this.#documents.get(name);
    if (document === undefined) throw new Error(`no document ${name}`);
    this.#used.add(name);
    return document;
  }

  /** Runs a stored document as its client does: no GraphQL error, no user error. */
  async run<Data>(client: Client, name: string, variables: Record<string, unknown>): Promise<Data> {
    const data = await client.query<Data>(this.text(name), variables);
    expect(JSON.stringify(data)).not.toMatch(/"userErrors":\[\{/);
    return data;
  }

  unused(): string[] {
    return [...this.#documents.keys()].filter((name) => !this.#used.has(name));
  }
}
