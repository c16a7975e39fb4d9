import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { until } from '../requests/until.ts';

/** A message as it came. */
export interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly eventId: string;
    readonly cursor: string;
    readonly requestId: string;
    readonly number: string;
    readonly status: string;
  };
}

type Answer = (response: ServerResponse, message: Received) => void;

/** Takes a message with 204. */
export const TAKE: Answer = (response) => void response.writeHead(204).end();

export function answerWith(status: number, headers: Record<string, string> = {}, body = ''): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** An information system of somebody else: a real HTTP server that notes what it is told. */
export class Receiver {
  readonly #server: Server;
  readonly received: Received[] = [];
  /** How it answers. */
  answer: Answer = TAKE;
  #open = 0;
  /** The most messages that were under way at one moment. */
  atOnce = 0;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://localhost:${this.port}/hook`;
  }

  /** The first so many messages, once they have come. */
  async came(count: number): Promise<readonly Received[]> {
    await until(`${count} messages, ${this.received.length} came`, async () =>
      this.received.length >= count ? this.received : null,
    );
    return this.received.slice(0, count);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open += 1;
    this.atOnce = Math.max(this.atOnce, this.#open);
    response.on('close', () => {
      this.#open -= 1;
    });
    const header = (name: string): string => String(request.headers[name]);
    const message = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      headers: request.headers,
      body: await text(request),
    };
    this.received.push(message);
    this.answer(response, message);
  }
}

export function toldBy({ body }: Received): Told {
  return JSON.parse(body) as Told;
}
