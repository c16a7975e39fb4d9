import type { MessageContent } from '../soap/index.ts';
import { element, parseXml, StrictElement, textElement, writeXml, XmlFault } from '../xml/index.ts';

/* The data of the service QYZMET_FILE: wsdl/schemas/questions.xsd. */

/** A part of a file of a request that a system asks for. */
export interface FileQuestion {
  readonly number: string;
  /** Of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes before the part. */
  readonly offset: number;
  /** Bytes at most. */
  readonly length: number;
}

export interface FileAnswer {
  /** Bytes of the whole. */
  readonly size: number;
  readonly mediaType: string;
  /** Empty behind the end. */
  readonly content: Buffer;
}

const NAMESPACE = 'urn:qyzmet:questions:1';
const NUMBER = /^\d{14}$/;
const SHA256 = /^[0-9a-f]{64}$/i;
const COUNT = /^\d{1,9}$/;
/** In Base64 it stays below the 2 MiB that envelopes may have on both sides. */
const MOST_BYTES = 1024 * 1024;

/** Throws XmlFault. */
export function readFileQuestion({ content }: MessageContent): FileQuestion {
  const question = new StrictElement(parseXml(Buffer.from(content)).documentElement, NAMESPACE, 'file');
  const number = question.child(NAMESPACE, 'number').text().trim();
  const sha256 = question.child(NAMESPACE, 'sha256').text().trim();
  const offset = countOf(question, 'offset') ?? 0;
  const length = countOf(question, 'length') ?? MOST_BYTES;
  question.finish();
  if (!NUMBER.test(number) || !SHA256.test(sha256) || length === 0) throw new XmlFault('MALFORMED');
  return { number, sha256: sha256.toLowerCase(), offset, length: Math.min(length, MOST_BYTES) };
}

/** Without a part where there is no such file, or the system was not told of it. */
export function fileAnswer(asked: FileQuestion, file: FileAnswer | null): MessageContent {
  const part =
    file === null
      ? null
      : element(
          'part',
          {},
          textElement('size', String(file.size)),
          textElement('mediaType', file.mediaType),
          textElement('offset', String(asked.offset)),
          element('content', {}, file.content.toString('base64')),
        );
  const answer = element(
    'fileResponse',
    { xmlns: NAMESPACE },
    textElement('number', asked.number),
    textElement('sha256', asked.sha256),
    part,
  );
  return { form: 'XML', content: writeXml(answer) };
}

function countOf(question: StrictElement, name: string): number | null {
  const text = question.optional(NAMESPACE, name)?.text().trim();
  if (text === undefined) return null;
  if (!COUNT.test(text)) throw new XmlFault('MALFORMED');
  return Number(text);
}
