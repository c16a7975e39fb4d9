import type { Client } from '../support/client.ts';

interface Message {
  readonly event: string;
  readonly data: unknown;
}

/** One operation as server-sent events (graphql-sse, distinct connections), read as they come. */
export class EventStream {
  readonly response: Response;
  readonly #messages: AsyncGenerator<Message>;
  readonly #abort: AbortController;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    this.#messages = messagesOf(response);
  }

  static async open(
    client: Client,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    path = '/graphql/stream',
  ): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(`${client.url}${path}`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...client.headers() },
      body: JSON.stringify({ query, variables }),
      signal: abort.signal,
    });
    return new EventStream(response, abort);
  }

  async next(): Promise<Message> {
    const { value, done } = await this.#messages.next();
    if (done === true) throw new Error('the stream has ended');
    return value;
  }

  async over(): Promise<boolean> {
    return (await this.#messages.next()).done === true;
  }

  end(): void {
    this.#abort.abort();
  }
}

async function* messagesOf(response: Response): AsyncGenerator<Message> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: ?(.*)$/m.exec(block)?.[1] ?? '';
      if (event !== undefined) yield { event, data: data === '' ? null : JSON.parse(data) };
    }
  }
}
