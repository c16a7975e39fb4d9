import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { postSoap } from '../support/soap-caller.ts';

/** A gateway that hands what comes on to another, once `until` says so. */
export class GatewayBetween {
  readonly #server: Server;
  /** Ids of the messages that came, as often as they came. */
  readonly came: string[] = [];

  private constructor(behind: () => string, until: () => Promise<unknown>) {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      this.came.push(/<messageId>([^<]+)</.exec(body)?.[1] ?? '');
      await until();
      const answer = await postSoap(`${behind()}${request.url}`, body);
      response.writeHead(answer.status, { 'content-type': 'text/xml; charset=utf-8' }).end(answer.xml);
    });
  }

  /** @param behind the address of the other, asked for when something comes. */
  static async open(behind: () => string, until: () => Promise<unknown>): Promise<GatewayBetween> {
    const gateway = new GatewayBetween(behind, until);
    await new Promise<void>((listening) => gateway.#server.listen(0, '127.0.0.1', listening));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
