import { type Catalogue, type EditionDeclaration, resultTitle } from '../../catalogue/index.ts';
import type { ApostilledDocument, PaperRow, ResultPdf } from '../../documents/index.ts';
import type { Texts } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import type { RequestRow } from '../request.ts';
import type { Issue } from './issue.ts';
import { archivalRows, formRows, refusalRows } from './paper-rows.ts';

interface Ports {
  readonly catalogue: Catalogue;
  readonly resultPdf: ResultPdf;
  readonly texts: Texts;
  /** Public address of this server, where papers are checked. */
  readonly audience: string;
}

/** Who signs what, under which number. */
interface Occasion {
  readonly issue: Issue;
  readonly number: string;
  readonly signer: string;
  readonly issuedAt: Date;
}

/** Draws the paper that a decision leads to. */
export class DrawPaper {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(request: RequestRow, { issue, number, signer, issuedAt }: Occasion): Promise<Buffer> {
    const { catalogue, resultPdf, audience } = this.#ports;
    const edition = catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const { application } = request;
    return resultPdf.render({
      kind: issue.kind,
      number,
      request: {
        number: request.number ?? '',
        applicant: request.applicantName,
        sentAt: new Date(request.sentAt ?? request.createdAt),
      },
      issuedAt,
      issuer: message(`editions/${edition.key}:provider`),
      title: resultTitle(edition, issue.kind),
      act: basisOf(edition, request),
      rows: this.#rows(edition, request, issue),
      ...(issue.kind === 'APOSTILLE_STAMP' ? { apostilled: apostilledOf(application) } : {}),
      signer,
      verificationUrl: `${audience}/verify/${number}`,
    });
  }

  #rows(edition: EditionDeclaration, request: RequestRow, { outcome, kind }: Issue): PaperRow[] {
    const { texts } = this.#ports;
    if (outcome === 'REFUSED') return refusalRows(texts, edition, request);
    const inSquare = kind === 'APOSTILLE_STAMP' ? IN_THE_SQUARE : [];
    const names = edition.resultFields.filter((name) => !inSquare.includes(name));
    const rows = formRows(texts, edition, names, request.application);
    return kind === 'ARCHIVAL_REFERENCE' ? [...rows, ...archivalRows(texts, request)] : rows;
  }
}

/** What stands among the ten items of an apostille already. */
const IN_THE_SQUARE: readonly string[] = ['signedBy', 'signatoryPosition', 'issuedBy'];

function apostilledOf(application: RequestRow['application']): ApostilledDocument {
  const entry = (name: string): string => {
    const value = application[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    signedBy: entry('signedBy'),
    capacity: entry('signatoryPosition'),
    sealOf: entry('issuedBy'),
  };
}

/** The act, by number and date, and the paragraph that the process stands in. */
function basisOf(edition: EditionDeclaration, request: RequestRow): ReturnType<typeof message> {
  const paragraph = edition.processes.find((process) => process.channel === request.channel)?.paragraph ?? '';
  return message('requests:basis', {
    act: { key: `editions/${edition.key}:act.title` },
    number: edition.act.number,
    date: new Date(`${edition.act.date}T00:00:00+05:00`),
    paragraph,
  });
}
