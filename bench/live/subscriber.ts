import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** RFC 6455, section 5.2: the last frame of a message. */
const FINAL = 0x80;
const MASKED = 0x80;
const NOTHING = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';

/** A client of a WebSocket that costs next to nothing, so that thousands of them leave the machine to the server. */
export class Subscriber {
  readonly #socket: Socket;
  readonly #onText: (text: Buffer) => void;
  #rest: Buffer = NOTHING;

  private constructor(socket: Socket, onText: (text: Buffer) => void, rest: Buffer) {
    this.#socket = socket;
    this.#onText = onText;
    this.#take(rest);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  static async open(port: number, protocol: string, onText: (text: Buffer) => void): Promise<Subscriber> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${
        protocol === '' ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`
      }Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${answer}`);
    return new Subscriber(socket, onText, answer.subarray(answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length));
  }

  say(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  end(): void {
    this.#socket.destroy();
  }

  /** Masked with zeros, which leave the text as it is. */
  #write(kind: number, payload: Buffer): void {
    const size = payload.length;
    const head =
      size < 126
        ? Buffer.from([FINAL | kind, MASKED | size, 0, 0, 0, 0])
        : Buffer.from([FINAL | kind, MASKED | 126, size >> 8, size & 0xff, 0, 0, 0, 0]);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  #take(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const frame = frameOf(data);
      if (frame === null) break;
      data = data.subarray(frame.end);
      if (frame.kind === TEXT) this.#onText(frame.payload);
      else if (frame.kind === PING) this.#write(PONG, frame.payload);
      else if (frame.kind === CLOSE) throw new Error(`closed: ${frame.payload.toString()}`);
    }
    this.#rest = data;
  }
}

/** The first frame, when all of it is there; servers do not mask. */
function frameOf(data: Buffer): { kind: number; payload: Buffer; end: number } | null {
  if (data.length < 2) return null;
  const kind = data.readUInt8(0) & 0x0f;
  const short = data.readUInt8(1);
  if (short === 127) throw new Error('a message larger than is sent here');
  const from = short === 126 ? 4 : 2;
  if (data.length < from) return null;
  const end = from + (short === 126 ? data.readUInt16BE(2) : short);
  return data.length < end ? null : { kind, payload: data.subarray(from, end), end };
}
