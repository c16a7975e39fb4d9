export { JetStreamRelay } from './jet-stream-relay.ts';
