import { connect, type Socket } from 'node:net';

/** An answer as it came: whether it is a 200 with data, and its body. */
export interface Answer {
  readonly good: boolean;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const GOOD_HEAD = Buffer.from('HTTP/1.1 200');
const GOOD_BODY = Buffer.from('{"data"');

/**
 * A keep-alive connection that carries one request at a time and reads no more of the answer than its length: the load
 * shares its core with PostgreSQL, so it has to cost little.
 */
export class Connection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #received = 0;
  #expected = 0;
  #bodyAt = 0;
  #settle: ((answer: Answer) => void) | undefined;
  #fail: ((fault: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (fault) => this.#fail?.(fault));
    socket.on('close', () => this.#fail?.(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Calls back rather than promising: one closure a connection serves a whole run. */
  send(request: Buffer, settle: (answer: Answer) => void, fail: (fault: Error) => void): void {
    this.#chunks = [];
    this.#received = 0;
    this.#expected = 0;
    this.#settle = settle;
    this.#fail = fail;
    this.#socket.write(request);
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => this.send(request, resolve, reject));
  }

  close(): void {
    this.#fail = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected === 0) this.#readHead();
    if (this.#expected === 0 || this.#received < this.#expected) return;
    const whole = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const good =
      whole.subarray(0, GOOD_HEAD.length).equals(GOOD_HEAD) &&
      whole.subarray(this.#bodyAt, this.#bodyAt + GOOD_BODY.length).equals(GOOD_BODY);
    this.#settle?.({ good, body: whole.subarray(this.#bodyAt) });
  }

  #readHead(): void {
    const seen = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const end = seen?.indexOf(HEAD_END) ?? -1;
    if (seen === undefined || end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(seen.toString('latin1', 0, end))?.[1];
    if (length === undefined) {
      this.#fail?.(new Error('the answer does not say its length'));
      return;
    }
    this.#bodyAt = end + HEAD_END.length;
    this.#expected = this.#bodyAt + Number(length);
  }
}
