import type { WebSocket } from 'ws';

/** How often a connection is asked whether it is still there; one that has not answered by the next time is closed. */
const PERIOD_MILLISECONDS = 15_000;
/** A sweep over all connections at once would hold up everything else; a timer for each would cost memory. */
const SLOTS = 60;

/** Pings connections, each in its own slot of the period. */
export class KeepAlive {
  readonly #slots = Array.from({ length: SLOTS }, () => new Set<WebSocket>());
  readonly #asked = new Set<WebSocket>();
  readonly #timer: NodeJS.Timeout;
  #added = 0;
  #turn = 0;

  constructor(period = PERIOD_MILLISECONDS) {
    const asked = this.#asked;
    this.#onPong = function (this: WebSocket) {
      asked.delete(this);
    };
    this.#timer = setInterval(() => this.#next(), period / SLOTS);
  }

  /** One function for all connections. */
  readonly #onPong: (this: WebSocket) => void;

  add(socket: WebSocket): void {
    this.#slots[this.#added % SLOTS]?.add(socket);
    this.#added += 1;
    socket.on('pong', this.#onPong);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #next(): void {
    const slot = this.#slots[this.#turn % SLOTS] ?? new Set();
    this.#turn += 1;
    for (const socket of slot) {
      if (socket.readyState === socket.OPEN && !this.#asked.has(socket)) {
        this.#asked.add(socket);
        socket.ping();
      } else {
        slot.delete(socket);
        this.#asked.delete(socket);
        socket.terminate();
      }
    }
  }
}
