import {
  type Catalogue,
  documentName,
  type EditionDeclaration,
  formFields,
  serviceName,
  stepName,
} from '../catalogue/index.ts';
import { formatDate, type Texts } from '../graphql/index.ts';
import { type Html, html, htmlPage, type Language, type Message, message } from '../kernel/index.ts';
import { eventMessage, formRows } from '../requests/index.ts';
import { attachmentPaths } from './attachment-members.ts';
import type { RequestRecord } from './collect-record.ts';
import { type Member, memberOf } from './member.ts';
import { RESULT_PATH } from './result-members.ts';

interface Ports {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
}

type Row = readonly (string | Html)[];

/** The file as a person reads it, in one language. */
export function readablePage(ports: Ports, record: RequestRecord, language: Language): Member {
  const page = new ReadablePage(ports, record, language);
  return memberOf(`request.${language}.html`, 'text/html', Buffer.from(page.text()));
}

class ReadablePage {
  readonly #texts: Texts;
  readonly #record: RequestRecord;
  readonly #language: Language;
  readonly #edition: EditionDeclaration;

  constructor({ catalogue, texts }: Ports, record: RequestRecord, language: Language) {
    const edition = catalogue.edition(record.request.edition);
    if (edition === null) throw new Error(`edition ${record.request.edition} is not in the catalogue`);
    this.#texts = texts;
    this.#record = record;
    this.#language = language;
    this.#edition = edition;
  }

  text(): string {
    const { request, scope } = this.#record;
    const title = this.#say(message('archive:page.title', { number: request.number ?? '' }));
    const parts = [
      this.#facts(),
      this.#application(),
      this.#attachments(),
      this.#signatures(),
      this.#payments(),
      this.#steps(),
      this.#log(),
      this.#result(),
    ];
    return htmlPage(
      this.#language,
      title,
      html`<h1>${title}</h1><p>${this.#word(`scope.${scope}`)}</p>${parts}<p>${this.#word('how')}</p>`,
    );
  }

  #facts(): Html {
    const { request } = this.#record;
    const { applicantIin, applicantBin } = request;
    return this.#table('facts', [
      [this.#word('service'), this.#say(serviceName(request.service))],
      [this.#word('act'), this.#say(message(`editions/${request.edition}:title`))],
      [this.#word('provider'), this.#say(message(`editions/${request.edition}:provider`))],
      [
        this.#word('applicant'),
        [request.applicantName, applicantBin ?? applicantIin].filter((part) => part !== null).join(', '),
      ],
      [this.#word('status'), this.#say(message(`requests:status.${request.status}`))],
      [this.#word('sentAt'), this.#moment(request.sentAt)],
      [this.#word('dueAt'), this.#moment(request.dueAt)],
      [this.#word('endedAt'), this.#moment(request.endedAt)],
    ]);
  }

  #application(): Html {
    const names = formFields(this.#edition.form).map(({ name }) => name);
    const rows = formRows(this.#texts, this.#edition, names, this.#record.request.application);
    return this.#table(
      'application',
      rows.map((row) => [this.#say(row.label), row[this.#language]]),
    );
  }

  #attachments(): Html {
    const { request } = this.#record;
    const paths = attachmentPaths(request);
    return this.#table(
      'attachments',
      (request.attachments ?? []).map(({ uuid, kind, fileName }) => {
        const path = paths.get(uuid);
        const file = path === undefined ? this.#word('onPaper') : linkTo(path, fileName ?? path);
        return [this.#say(documentName(this.#edition, kind)), file];
      }),
    );
  }

  #signatures(): Html {
    return this.#table(
      'signatures',
      this.#record.signatures.map(({ signerName, bin, iin, serialNumber, signedAt }) => [
        this.#moment(signedAt),
        `${signerName}, ${bin ?? iin}`,
        `${this.#word('certificate')} ${serialNumber}`,
      ]),
    );
  }

  #payments(): Html {
    return this.#table(
      'payments',
      this.#record.payments
        .filter(({ paidAt }) => paidAt !== null)
        .map(({ paidAt, amount, receiptNumber }) => [
          this.#moment(paidAt),
          this.#say(message('archive:page.tenge', { amount: amount.toLocaleString('ru-RU') })),
          `№ ${receiptNumber ?? ''}`,
        ]),
    );
  }

  #steps(): Html {
    const declared = this.#edition.processes.flatMap(({ steps }) => steps);
    return this.#table(
      'steps',
      (this.#record.request.steps ?? []).map(({ key, completedAt, actorName, note }) => {
        const step = declared.find((candidate) => candidate.key === key);
        return [
          this.#moment(completedAt),
          step === undefined ? key : this.#say(stepName(this.#edition, step)),
          [actorName, note].filter((part) => part !== null).join(': '),
        ];
      }),
    );
  }

  #log(): Html {
    return this.#table(
      'log',
      this.#record.log.map((event) => [this.#moment(event.at), this.#say(eventMessage(event))]),
    );
  }

  #result(): Html {
    const { result } = this.#record.request;
    if (!result || this.#record.resultFile === null) return html``;
    const title = message(`editions/${result.edition}:result.${result.document}.title`);
    return this.#table('result', [[this.#say(title), linkTo(RESULT_PATH, `№ ${result.number}`)]]);
  }

  /** Nothing where there is nothing to tell. */
  #table(heading: string, rows: readonly Row[]): Html {
    if (rows.length === 0) return html``;
    const lines = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`);
    return html`<h2>${this.#word(heading)}</h2><table>${lines}</table>`;
  }

  /** Date and time in Astana; a dash for what has not been. */
  #moment(at: string | null): string {
    if (at === null) return '–';
    const date = new Date(at);
    const time = date.toLocaleTimeString('ru-RU', {
      timeZone: 'Asia/Almaty',
      hour: '2-digit',
      minute: '2-digit',
    });
    return `${formatDate(date, this.#language)}, ${time}`;
  }

  #word(key: string): string {
    return this.#say(message(`archive:page.${key}`));
  }

  #say(text: Message): string {
    return this.#texts.translate(text, this.#language);
  }
}

function linkTo(path: string, name: string): Html {
  return html`<a href="${path}">${name}</a>`;
}
