import type { MessageContent } from '../../soap/index.ts';
import { parseXml, StrictElement, XmlFault } from '../../xml/index.ts';
import type { BroughtApplication, BroughtSignature, FormEntry } from './brought-requests.ts';

/* The data of requests that systems bring: a schema of our own, wsdl/schemas/requests.xsd. All of it throws XmlFault. */

export const REQUESTS_NAMESPACE = 'urn:qyzmet:requests:1';

const NUMBER = /^\d{12}$/;
const NAME = /^.{1,200}$/u;
const CODE = /^[A-Z0-9_]{1,60}$/;
const EDITION = /^[A-Za-z0-9_-]{1,60}$/;
const LANGUAGE = /^(?:kk|ru)$/;
const FIELD = /^[A-Za-z][A-Za-z0-9]{0,59}$/;
const REQUEST = /^req_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The use case says how long exactly it may be. */
const FILE_NAME = /^.{1,1000}$/su;

export function readPrepare(data: MessageContent): BroughtApplication {
  const root = rootOf(data, 'requestPrepare');
  const applicant = root.child(REQUESTS_NAMESPACE, 'applicant');
  const people = {
    iin: textOf(applicant, 'iin', NUMBER),
    name: textOf(applicant, 'name', NAME),
    bin: optionalText(applicant, 'bin', NUMBER),
  };
  applicant.finish();
  const application = {
    ...people,
    service: textOf(root, 'service', CODE),
    regulation: optionalText(root, 'regulation', EDITION),
    language: optionalText(root, 'language', LANGUAGE) === 'ru' ? ('ru' as const) : ('kk' as const),
    form: formOf(root),
    attachments: root.many(REQUESTS_NAMESPACE, 'attachment').map(attachmentOf),
  };
  root.finish();
  return application;
}

export function readSubmit(data: MessageContent): BroughtSignature & { readonly id: string } {
  const root = rootOf(data, 'requestSubmit');
  const submitted = {
    id: textOf(root, 'id', REQUEST),
    documentId: textOf(root, 'document', UUID),
    signature: root.child(REQUESTS_NAMESPACE, 'signature').bytes(),
  };
  root.finish();
  return submitted;
}

/** The id in data that holds nothing else. */
export function readRequestId(data: MessageContent, name: 'requestNext' | 'requestWithdraw'): string {
  const root = rootOf(data, name);
  const id = textOf(root, 'id', REQUEST);
  root.finish();
  return id;
}

function rootOf({ content }: MessageContent, name: string): StrictElement {
  return new StrictElement(parseXml(Buffer.from(content)).documentElement, REQUESTS_NAMESPACE, name);
}

function formOf(root: StrictElement): readonly FormEntry[] {
  const form = root.child(REQUESTS_NAMESPACE, 'form');
  const entries = entriesOf(form, true);
  form.finish();
  return entries;
}

/** Each field once; the rows of a table have no tables in them. */
function entriesOf(parent: StrictElement, tables: boolean): readonly FormEntry[] {
  const names = new Set<string>();
  return parent.many(REQUESTS_NAMESPACE, 'field').map((field) => {
    const name = checked(field.attribute('', 'name') ?? '', FIELD);
    if (names.has(name)) throw new XmlFault('MALFORMED');
    names.add(name);
    const values = field.many(REQUESTS_NAMESPACE, 'value').map((value) => value.text());
    const rows = !tables || values.length > 0 ? [] : field.many(REQUESTS_NAMESPACE, 'row').map(rowOf);
    field.finish();
    return { name, values, rows };
  });
}

function rowOf(row: StrictElement): readonly FormEntry[] {
  const entries = entriesOf(row, false);
  row.finish();
  return entries;
}

function attachmentOf(attachment: StrictElement): BroughtApplication['attachments'][number] {
  const read = {
    kind: textOf(attachment, 'kind', CODE),
    fileName: textOf(attachment, 'fileName', FILE_NAME),
    content: attachment.child(REQUESTS_NAMESPACE, 'content').bytes(),
  };
  attachment.finish();
  return read;
}

function textOf(parent: StrictElement, name: string, form: RegExp): string {
  return checked(parent.child(REQUESTS_NAMESPACE, name).text().trim(), form);
}

function optionalText(parent: StrictElement, name: string, form: RegExp): string | null {
  return parent.has(REQUESTS_NAMESPACE, name) ? textOf(parent, name, form) : null;
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new XmlFault('MALFORMED');
  return text;
}
