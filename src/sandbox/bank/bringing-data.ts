import { z } from 'zod';
import { element, textElement, writeXml, type XmlElement } from '../../xml/index.ts';

/* What the application of the bank sends to the API, by the schema of wsdl/schemas/requests.xsd and wsdl/schemas/questions.xsd. */

const REQUESTS = 'urn:qyzmet:requests:1';
const QUESTIONS = 'urn:qyzmet:questions:1';

const value = z.union([z.string(), z.number(), z.boolean()]);
const row = z.record(z.string(), z.union([value, z.array(value)]));

export const applicationSchema = z.strictObject({
  applicant: z.strictObject({ iin: z.string(), name: z.string(), bin: z.string().optional() }),
  service: z.string(),
  regulation: z.string().optional(),
  language: z.enum(['kk', 'ru']).optional(),
  /** As the input of the service's mutation has it. */
  form: z.record(z.string(), z.union([value, z.array(z.union([value, row]))])),
  attachments: z
    .array(z.strictObject({ kind: z.string(), fileName: z.string(), content: z.base64() }))
    .default([]),
  /** Of the message, to send the same once more. */
  messageId: z.string().optional(),
});
type Application = z.infer<typeof applicationSchema>;

export function prepareData({ applicant, service, form, attachments, ...rest }: Application): string {
  const { regulation = null, language = null } = rest;
  return writeXml(
    element(
      'requestPrepare',
      { xmlns: REQUESTS },
      element(
        'applicant',
        {},
        textElement('iin', applicant.iin),
        textElement('name', applicant.name),
        textElement('bin', applicant.bin ?? null),
      ),
      textElement('service', service),
      textElement('regulation', regulation),
      textElement('language', language),
      element('form', {}, ...fieldsOf(form)),
      ...attachments.map(({ kind, fileName, content }) =>
        element(
          'attachment',
          {},
          textElement('kind', kind),
          textElement('fileName', fileName),
          textElement('content', content),
        ),
      ),
    ),
  );
}

export function submitData(id: string, document: string, signature: Buffer): string {
  return writeXml(
    element(
      'requestSubmit',
      { xmlns: REQUESTS },
      textElement('id', id),
      textElement('document', document),
      textElement('signature', signature.toString('base64')),
    ),
  );
}

export function aboutRequest(name: 'requestNext' | 'requestWithdraw', id: string): string {
  return writeXml(element(name, { xmlns: REQUESTS }, textElement('id', id)));
}

export function statusQuestion(number: string): string {
  return writeXml(element('requestStatus', { xmlns: QUESTIONS }, textElement('number', number)));
}

function fieldsOf(form: Application['form']): XmlElement[] {
  return Object.entries(form).map(([name, items]) =>
    element('field', { name }, ...(Array.isArray(items) ? items : [items]).map(itemOf)),
  );
}

function itemOf(item: z.infer<typeof value> | z.infer<typeof row>): XmlElement {
  return typeof item === 'object'
    ? element('row', {}, ...fieldsOf(item))
    : element('value', {}, String(item));
}
