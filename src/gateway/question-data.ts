import type { MessageContent } from '../soap/index.ts';
import { element, parseXml, StrictElement, textElement, writeXml, XmlFault } from '../xml/index.ts';
import type { BroughtStanding } from './bringing/brought-requests.ts';
import { standingElements } from './bringing/write-bringing.ts';
import type { ResultCheck, ShownStatus } from './system-questions.ts';

/* The data of questions to this server: a schema of our own, wsdl/schemas/questions.xsd. */

const NAMESPACE = 'urn:qyzmet:questions:1';
const MAX_NUMBER = 100;

/** The number in a question of that name. Throws XmlFault. */
export function readQuestion({ content }: MessageContent, name: string): string {
  const question = new StrictElement(parseXml(Buffer.from(content)).documentElement, NAMESPACE, name);
  const number = question.child(NAMESPACE, 'number').text().trim();
  question.finish();
  if (number === '' || number.length > MAX_NUMBER) throw new XmlFault('MALFORMED');
  return number;
}

/** `shown` where the system was told of it, `brought` where it has brought it. */
export function statusAnswer(
  number: string,
  shown: ShownStatus | null,
  brought: BroughtStanding | null,
): MessageContent {
  return answer(
    'requestStatusResponse',
    textElement('number', number),
    shown === null
      ? null
      : element(
          'shown',
          {},
          textElement('status', shown.status),
          textElement('textKk', shown.text.kk),
          textElement('textRu', shown.text.ru),
          textElement('since', shown.since.toISOString()),
        ),
    brought === null ? null : element('brought', {}, ...standingElements(brought)),
  );
}

export function checkAnswer(number: string, { verdict, text, issued }: ResultCheck): MessageContent {
  return answer(
    'resultCheckResponse',
    textElement('number', number),
    textElement('verdict', verdict),
    textElement('textKk', text.kk),
    textElement('textRu', text.ru),
    issued === null
      ? null
      : element(
          'issued',
          {},
          textElement('number', issued.number),
          textElement('titleKk', issued.title.kk),
          textElement('titleRu', issued.title.ru),
          textElement('issuedAt', issued.issuedAt.toISOString()),
          textElement('signedAt', issued.signedAt.toISOString()),
          textElement('signerName', issued.signerName),
          textElement('certificate', issued.serialNumber),
        ),
  );
}

function answer(name: string, ...children: Parameters<typeof element>[2][]): MessageContent {
  return { form: 'XML', content: writeXml(element(name, { xmlns: NAMESPACE }, ...children)) };
}
