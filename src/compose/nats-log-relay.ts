import { JetStreamRelay } from '../nats/index.ts';
import { SoleNode } from '../postgres/index.ts';
import { type LogRelay, readLink, writeLink } from '../requests/index.ts';

interface Settings {
  readonly servers: readonly string[];
  readonly name: string;
  readonly databaseUrl: string;
  readonly report: (fault: unknown) => void;
}

/** The log between nodes by NATS: one of them reads it and hands on what it has read. */
export function natsLogRelay({ servers, name, databaseUrl, report }: Settings): LogRelay {
  const stream = new JetStreamRelay({ servers, name, onFault: report });
  let onDoubt = (): void => undefined;
  const reader = new SoleNode({
    url: databaseUrl,
    task: 'log reader',
    onChosen: () => onDoubt(),
    report,
  });
  return {
    get leads() {
      return reader.chosen;
    },
    handOn: (links) => {
      for (const link of links) stream.publish(link.event.id, writeLink(link));
    },
    start: (listener) => {
      onDoubt = listener.onDoubt;
      stream.start({
        onMessage: (text) => {
          try {
            listener.onLink(readLink(text));
          } catch (fault) {
            report(fault);
          }
        },
        onGap: listener.onDoubt,
      });
      reader.start();
    },
    stop: async () => {
      await Promise.all([stream.stop(), reader.stop()]);
    },
  };
}
