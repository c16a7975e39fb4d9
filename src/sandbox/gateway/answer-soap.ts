import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../kernel/index.ts';
import {
  ASYNC,
  bodySignatureOf,
  EnvelopeFault,
  type FaultCode,
  readEnvelope,
  signEnvelope,
  writeFault,
} from '../../soap/index.ts';
import { type XmlElement, XmlFault } from '../../xml/index.ts';
import { SandboxAuthority, type SigningIdentity } from '../certification-authority/index.ts';
import type { FaultMode, FaultySystem } from '../faults/fault-switch.ts';
import type { FailLike, ModeOf } from '../faults/with-faults.ts';
import { knownSigner } from './known-signer.ts';

export interface SoapParts {
  readonly authority: () => Promise<SandboxAuthority>;
  /** The gateway's own key. */
  readonly identity: () => Promise<SigningIdentity>;
  readonly clock: Clock;
}

/** An envelope that came, signed by a known system. */
interface Call {
  readonly content: Element;
  readonly envelope: string;
  /** Of the system that signed. */
  readonly bin: string;
  readonly mode: FaultMode;
  /** How a system that the call leads to fails; the call with it. */
  readonly behind: (system: FaultySystem) => FaultMode;
}

/** What is answered. Throws XmlFault. */
export type Answering = (call: Call) => XmlElement | Promise<XmlElement>;

const BODY_LIMIT = 2 * 1024 * 1024;
const DETAIL = { namespace: ASYNC, name: 'sendMessageFault1_sendMessageFault' };

/** `POST path`: SOAP 1.1 over HTTP, as the e-government gateway speaks it, with its faults. */
export function answerSoap(
  scope: FastifyInstance,
  path: string,
  parts: SoapParts & { readonly modeOf: ModeOf; readonly failLike: FailLike; readonly answering: Answering },
): void {
  const { modeOf, failLike, answering, authority, clock } = parts;
  const strangers = once(async () => {
    const stranger = await SandboxAuthority.open({ clock, url: 'http://localhost/nowhere' });
    return stranger.certify({
      template: 'INFORMATION_SYSTEM',
      name: 'Nobody knows it',
      systemId: '1.2.398.999.4',
      organisation: { name: 'Nobody knows it', bin: '130940000018' },
    });
  });
  const send = async (reply: FastifyReply, content: XmlElement, mode: FaultMode, status = 200) => {
    const identity = await (mode === 'WRONG_SIGNATURE' ? strangers() : parts.identity());
    return reply
      .code(status)
      .type('text/xml; charset=utf-8')
      .send(signEnvelope(content, identity, randomUUID()));
  };
  const refuse = (reply: FastifyReply, code: FaultCode, errorCode: string) => {
    const error = { code: errorCode, message: errorCode, data: null, date: clock.now() };
    const fault = writeFault({ code, error: { ...error, subError: null, sessionId: null }, detail: DETAIL });
    return send(reply, fault, 'OFF', 500);
  };
  scope.post<{ Body: Buffer }>(
    path,
    { bodyLimit: BODY_LIMIT },
    async (request: FastifyRequest<{ Body: Buffer }>, reply) => {
      const called = modeOf(request);
      if (called === 'SERVER_ERROR')
        return reply.code(500).type('text/html').send('<h1>Internal Server Error</h1>');
      if (called === 'SOAP_FAULT') return refuse(reply, 'Server', 'SANDBOX_FAULT');
      try {
        const envelope = readEnvelope(request.body);
        const bin = knownSigner(bodySignatureOf(envelope), await authority());
        if (bin === null) return refuse(reply, 'Client', 'SIGNATURE_INVALID');
        const answer = await answering({
          content: envelope.content,
          envelope: request.body.toString('utf8'),
          bin,
          mode: called,
          behind: (system) => failLike(request, system),
        });
        const mode = modeOf(request);
        if (mode === 'UNREACHABLE') return reply.code(503).send({ error: 'unavailable' });
        if (mode === 'FAILS') return refuse(reply, 'Server', 'SERVICE_FAILED');
        if (mode === 'RESET') {
          reply.hijack();
          request.raw.socket.destroy();
          return reply;
        }
        return send(reply, answer, mode);
      } catch (fault) {
        if (fault instanceof XmlFault || fault instanceof EnvelopeFault)
          return refuse(reply, 'Client', `MESSAGE_${fault.reason}`);
        throw fault;
      }
    },
  );
}

/** Bodies of SOAP come as bytes: signatures are over bytes. */
export function takeSoap(scope: FastifyInstance): void {
  scope.addContentTypeParser('text/xml', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Made at the first need, not at every start. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
