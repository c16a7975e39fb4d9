import { randomUUID } from 'node:crypto';
import { readEnvelope, signEnvelope } from '../../soap/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';

const TIMEOUT_MILLISECONDS = 10_000;

/** Sends the API a body, signed; what it answers. */
export async function postEnvelope(
  url: URL,
  content: XmlElement,
  identity: SigningIdentity,
): Promise<{ readonly status: number; readonly content: Element }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body: Buffer.from(signEnvelope(content, identity, randomUUID())),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  const answer = readEnvelope(Buffer.from(await response.arrayBuffer()));
  return { status: response.status, content: answer.content };
}
