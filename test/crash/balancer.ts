import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * One address in front of programs that come and go: each connection is handed to one of them, and cut when that one is
 * gone. Where none takes it, it is cut at once.
 */
export async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: false }, (client) => {
    const all = ports();
    turn += 1;
    keep(open, client);
    reach(all.map((_, place) => all[(turn + place) % all.length] ?? 0)).then(
      (target) => {
        keep(open, target);
        join(client, target);
        join(target, client);
        if (client.destroyed) target.destroy();
      },
      () => client.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  /* What went wrong with it shows in its end. */
  socket.on('error', () => socket.destroy());
  socket.once('close', () => open.delete(socket));
}

function join(from: Socket, to: Socket): void {
  from.pipe(to);
  from.once('close', () => to.destroy());
}

/** A connection to the first of the ports that takes one. */
async function reach([port, ...others]: readonly number[]): Promise<Socket> {
  if (port === undefined) throw new Error('nobody is there');
  const socket = connect(port, '127.0.0.1');
  try {
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return socket;
  } catch {
    return reach(others);
  }
}
