import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { WebSocket } from 'ws';
import type { EdgeContext } from './context.ts';
import type { AskedOfEvents, EventAnswers } from './event-answers.ts';
import { LiveFeed } from './live-feed.ts';

/** Bytes that may wait in a socket before the next answer waits for them to go. */
const MUCH = 64 * 1024;

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly contextValue: EdgeContext;
  readonly shared: string | null;
}

/** An operation as it came over a socket, under the name that the client gave it. */
export class SocketOperation implements AskedOfEvents {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly contextValue: EdgeContext;
  readonly shared: string | null;
  readonly rootValue = undefined;
  readonly id: string;
  readonly socket: WebSocket;

  constructor(socket: WebSocket, id: string, asked: Asked) {
    this.socket = socket;
    this.id = id;
    this.schema = asked.schema;
    this.document = asked.document;
    this.operationName = asked.operationName;
    this.variableValues = asked.variableValues;
    this.contextValue = asked.contextValue;
    this.shared = asked.shared;
  }

  /** Begins a subscription; a result instead where it may not be. */
  async subscribe(answers: EventAnswers): Promise<AsyncIterableIterator<never> | ExecutionResult> {
    const source = await createSourceEventStream(this);
    if (source instanceof LiveFeed) return new PushedOperation(this, source, answers);
    if (Symbol.asyncIterator in source) throw new Error('a subscription field answers with a LiveFeed');
    return source;
  }
}

/**
 * A subscription whose answers go straight to its socket. The protocol iterates over it and gets nothing but its end: a
 * round of promises for each answer would cost more than the answer.
 */
class PushedOperation implements AsyncIterableIterator<never> {
  readonly #operation: SocketOperation;
  readonly #feed: LiveFeed<object>;
  readonly #answers: EventAnswers;
  readonly #over = Promise.withResolvers<IteratorReturnResult<undefined>>();
  #leave: (() => void) | undefined;

  constructor(operation: SocketOperation, feed: LiveFeed<object>, answers: EventAnswers) {
    this.#operation = operation;
    this.#feed = feed;
    this.#answers = answers;
  }

  next(): Promise<IteratorReturnResult<undefined>> {
    this.#leave ??= this.#feed.open({
      tell: (event) => this.#tell(event),
      end: (fault) => {
        if (fault === undefined) this.#over.resolve(DONE);
        else this.#over.reject(fault);
      },
    });
    return this.#over.promise;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#leave?.();
    this.#over.resolve(DONE);
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #tell(event: object): Promise<void> | undefined {
    const answer = this.#answers.of(event, this.#operation);
    return typeof answer === 'string' ? this.#send(answer) : this.#sendLater(answer);
  }

  async #sendLater(answer: Promise<string>): Promise<void> {
    await this.#send(await answer);
  }

  #send(payload: string): Promise<void> | undefined {
    const { socket, id } = this.#operation;
    if (socket.readyState !== socket.OPEN) return undefined;
    const message = `{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`;
    if (socket.bufferedAmount < MUCH) {
      socket.send(message);
      return undefined;
    }
    /* A socket that breaks meanwhile closes, and ends the operation. */
    return new Promise((resolve) => socket.send(message, () => resolve()));
  }
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };
