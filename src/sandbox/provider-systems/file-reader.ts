import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/index.ts';
import { readFault, readSyncResponse, writeSyncRequest } from '../../soap/index.ts';
import { element, parseXml, StrictElement, textElement, writeXml } from '../../xml/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';
import { postEnvelope } from '../gateway/post-envelope.ts';
import type { Case, ProviderSystem, ReadFile } from './case-book.ts';

interface ReaderParts {
  /** The key of a system. */
  readonly keyOf: (system: ProviderSystem) => Promise<SigningIdentity>;
  /** Base address of the API. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

interface Part {
  readonly size: number;
  readonly mediaType: string;
  readonly content: Buffer;
}

const NAMESPACE = 'urn:qyzmet:questions:1';
const NOTHING = { size: null, mediaType: null, matches: false };

/** Reads the documents that a request came with: the message names them by their digests alone. */
export class FileReader {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  async readAll(about: Case): Promise<readonly ReadFile[]> {
    const read: ReadFile[] = [];
    for (const { kind, sha256 } of about.request.documents) {
      if (sha256 !== null) read.push({ kind, sha256, ...(await this.#read(about, sha256)) });
    }
    return read;
  }

  async #read(about: Case, sha256: string): Promise<Omit<ReadFile, 'kind' | 'sha256'>> {
    const hash = createHash('sha256');
    for (let offset = 0; ; ) {
      const part = await this.#ask(about, sha256, offset);
      if (part === null || typeof part === 'string') return { ...NOTHING, fault: part };
      hash.update(part.content);
      offset += part.content.length;
      if (offset < part.size && part.content.length > 0) continue;
      const { size, mediaType } = part;
      return { size, mediaType, matches: hash.digest('hex') === sha256, fault: null };
    }
  }

  /** A part; null where there is no such file for this system; the code of a fault. */
  async #ask({ system, request }: Case, sha256: string, offset: number): Promise<Part | string | null> {
    const { keyOf, apiUrl, clock } = this.#parts;
    const question = element(
      'file',
      { xmlns: NAMESPACE },
      textElement('number', request.number),
      textElement('sha256', sha256),
      textElement('offset', String(offset)),
    );
    const asked = writeSyncRequest({
      ...{ messageId: randomUUID(), correlationId: null, serviceId: 'QYZMET_FILE', messageDate: clock.now() },
      ...{ sender: { id: system, password: null }, properties: [], sessionId: null },
      data: { form: 'XML', content: writeXml(question) },
    });
    const { content } = await postEnvelope(new URL('/soap/sync', apiUrl), asked, await keyOf(system));
    const fault = readFault(content);
    if (fault !== undefined) return fault?.code ?? '';
    return partIn(readSyncResponse(content).data?.content ?? '');
  }
}

function partIn(answer: string): Part | null {
  const response = new StrictElement(
    parseXml(Buffer.from(answer)).documentElement,
    NAMESPACE,
    'fileResponse',
  );
  response.child(NAMESPACE, 'number');
  response.child(NAMESPACE, 'sha256');
  const part = response.optional(NAMESPACE, 'part');
  if (part === null) return null;
  const size = Number(part.child(NAMESPACE, 'size').text());
  const mediaType = part.child(NAMESPACE, 'mediaType').text();
  part.child(NAMESPACE, 'offset');
  return { size, mediaType, content: Buffer.from(part.child(NAMESPACE, 'content').text(), 'base64') };
}
