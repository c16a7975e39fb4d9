import { randomUUID } from 'node:crypto';
import { BANK_SENDER } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { readSyncResponse, writeSyncRequest } from '../../src/soap/index.ts';
import { element, parseXml, textElement, writeXml, type XmlElement } from '../../src/xml/index.ts';
import { FORMS as FORM_OF, type FORMS } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';

const NAMESPACE = 'urn:qyzmet:requests:1';

export interface Applicant {
  readonly iin: string;
  readonly name: string;
  readonly bin?: string;
}

export interface Attachment {
  readonly kind: string;
  readonly fileName: string;
  readonly content: Buffer;
}

export interface Fault {
  readonly field: string | null;
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
}

/** What a system is told of a request that it brought. */
export interface Standing {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly kk: string;
  readonly ru: string;
  readonly document: { readonly id: string; readonly content: Buffer; readonly sha256: string } | null;
  readonly payment: {
    readonly id: string;
    readonly status: string;
    readonly amount: string;
    readonly address: string | null;
    readonly receiptNumber: string | null;
  } | null;
  readonly held: string | null;
  readonly refusal: Fault | null;
}

interface Asked {
  readonly messageId?: string;
  readonly sender?: string;
  readonly key?: SigningIdentity;
}

interface Filled {
  readonly applicant: Applicant;
  readonly service?: string;
  readonly regulation?: string;
  readonly language?: string;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly Attachment[];
}

/** The application of a bank, which brings requests to a server. */
export class Bank {
  readonly #server: RunningServer;
  readonly #key: SigningIdentity;

  constructor(server: RunningServer) {
    this.#server = server;
    this.#key = systemKey(process.env['TEST_FOLDER'] ?? '', 'bank');
  }

  /** Whatever was answered. */
  ask(
    serviceId: string,
    data: string,
    { messageId = randomUUID(), sender = BANK_SENDER, key = this.#key }: Asked = {},
  ): Promise<SoapAnswer> {
    const content = writeSyncRequest({
      ...{ messageId, correlationId: null, serviceId, messageDate: new Date(), properties: [] },
      ...{ sender: { id: sender, password: null }, sessionId: null, data: { form: 'XML', content: data } },
    });
    return askSoap(`${this.#server.url}/soap/sync`, content, key);
  }

  async prepare(filled: Filled, asked: Asked = {}): Promise<Element> {
    return dataOf(await this.ask('QYZMET_REQUEST_PREPARE', prepareData(filled), asked));
  }

  async prepared(filled: Filled, asked: Asked = {}): Promise<Standing> {
    return standingOf(await this.prepare(filled, asked));
  }

  async next(id: string, asked: Asked = {}): Promise<Element> {
    return dataOf(await this.ask('QYZMET_REQUEST_NEXT', about('requestNext', id), asked));
  }

  async submit(id: string, document: string, signature: string, asked: Asked = {}): Promise<Element> {
    return dataOf(await this.ask('QYZMET_REQUEST_SUBMIT', submitData(id, document, signature), asked));
  }

  async withdraw(id: string, asked: Asked = {}): Promise<Element> {
    return dataOf(await this.ask('QYZMET_REQUEST_WITHDRAW', about('requestWithdraw', id), asked));
  }

  /** Null where it is told nothing of a request that it brought. */
  async status(number: string, asked: Asked = {}): Promise<Standing | null> {
    const data = `<requestStatus xmlns="urn:qyzmet:questions:1"><number>${number}</number></requestStatus>`;
    const brought = childOf(dataOf(await this.ask('QYZMET_REQUEST_STATUS', data, asked)), 'brought');
    return brought === null ? null : readStanding(brought);
  }
}

/** A request of 57-2012 with a form that is in order. */
export function periodicalsOf(applicant: Applicant, changes: Partial<Filled> = {}): Filled {
  return { applicant, service: 'FOREIGN_PERIODICALS', regulation: '57-2012', ...changes };
}

const FORM_OF_SERVICE: Readonly<Record<string, keyof typeof FORMS>> = {
  FOREIGN_PERIODICALS: 'ForeignPeriodicals',
  MEDIA_REGISTRATION: 'MediaRegistration',
  APOSTILLE: 'Apostille',
};

export function prepareData({ service = '', ...filled }: Filled): string {
  const { applicant, regulation, language, attachments = [] } = filled;
  const { form = FORM_OF[FORM_OF_SERVICE[service] ?? 'Apostille'] } = filled;
  return writeXml(
    element(
      'requestPrepare',
      { xmlns: NAMESPACE },
      element(
        'applicant',
        {},
        textElement('iin', applicant.iin),
        textElement('name', applicant.name),
        textElement('bin', applicant.bin ?? null),
      ),
      textElement('service', service),
      textElement('regulation', regulation ?? null),
      textElement('language', language ?? null),
      element('form', {}, ...fieldsOf(form)),
      ...attachments.map(({ kind, fileName, content }) =>
        element(
          'attachment',
          {},
          textElement('kind', kind),
          textElement('fileName', fileName),
          element('content', {}, content.toString('base64')),
        ),
      ),
    ),
  );
}

export function submitData(id: string, document: string, signature: string): string {
  const children = { id, document, signature };
  return writeXml(
    element(
      'requestSubmit',
      { xmlns: NAMESPACE },
      ...Object.entries(children).map(([name, text]) => textElement(name, text)),
    ),
  );
}

export function about(name: string, id: string): string {
  return writeXml(element(name, { xmlns: NAMESPACE }, textElement('id', id)));
}

function fieldsOf(form: Readonly<Record<string, unknown>>): XmlElement[] {
  return Object.entries(form).map(([name, value]) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return element('field', { name }, ...items.map(itemOf));
  });
}

function itemOf(item: unknown): XmlElement {
  return typeof item === 'object' && item !== null
    ? element('row', {}, ...fieldsOf({ ...item }))
    : element('value', {}, String(item));
}

/** The data of an answer that is no fault. */
function dataOf(answer: SoapAnswer): Element {
  expect([answer.status, answer.fault()]).toEqual([200, null]);
  return parseXml(Buffer.from(readSyncResponse(answer.content()).data?.content ?? '')).documentElement;
}

export function standingOf(data: Element): Standing {
  const request = childOf(data, 'request');
  if (request === null) throw new Error(JSON.stringify(faultsOf(data)));
  return readStanding(request);
}

/** What was wrong, in both languages, which are not the same. */
export function faultsOf(data: Element): Fault[] {
  expect(childOf(data, 'request')).toBeNull();
  return childrenOf(data, 'fault').map(readFault);
}

export function codesOf(data: Element): string[] {
  return faultsOf(data).map(({ code }) => code);
}

function readStanding(request: Element): Standing {
  const text = (name: string): string | null => textOf(request, name);
  const [document, payment] = [childOf(request, 'document'), childOf(request, 'payment')];
  const refusal = childOf(request, 'refusal');
  return {
    ...{ id: text('id') ?? '', number: text('number'), status: text('status') ?? '' },
    ...{ kk: text('textKk') ?? '', ru: text('textRu') ?? '', held: text('held') },
    document: document && {
      id: textOf(document, 'id') ?? '',
      content: Buffer.from(textOf(document, 'content') ?? '', 'base64'),
      sha256: textOf(document, 'sha256') ?? '',
    },
    payment: payment && {
      id: textOf(payment, 'id') ?? '',
      status: textOf(payment, 'status') ?? '',
      amount: textOf(payment, 'amount') ?? '',
      address: textOf(payment, 'address'),
      receiptNumber: textOf(payment, 'receiptNumber'),
    },
    refusal: refusal && readFault(refusal),
  };
}

function readFault(fault: Element): Fault {
  const [kk, ru] = [textOf(fault, 'textKk') ?? '', textOf(fault, 'textRu') ?? ''];
  expect(kk).not.toBe(ru);
  return { field: textOf(fault, 'field'), code: textOf(fault, 'code') ?? '', kk, ru };
}

function childrenOf(parent: Element, name: string): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE && node.nodeName === name,
  );
}

function childOf(parent: Element, name: string): Element | null {
  return childrenOf(parent, name)[0] ?? null;
}

function textOf(parent: Element, name: string): string | null {
  return childOf(parent, name)?.textContent ?? null;
}
