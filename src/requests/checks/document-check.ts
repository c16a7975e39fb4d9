import type { EditionDeclaration, FormDeclaration } from '../../catalogue/index.ts';
import { type FileFault, fileFaults } from '../../documents/index.ts';
import { globalId, type Message, message } from '../../kernel/index.ts';
import { ATTACHMENT_ID_PREFIX } from '../id-prefixes.ts';
import type { AttachmentRow } from '../request.ts';
import type { CheckOutcome } from './check-outcome.ts';
import type { CheckEvidence, CheckSource } from './examination-check.ts';
import { type ImpossibleDate, impossibleDates } from './form-dates.ts';

/**
 * Which documents of those that the form names are attached, or noted as papers; whether all that it demands are there,
 * can be opened and are what was attached; and whether a date that the form names can be at all.
 */
export const documentCheck: CheckSource = {
  async check(database, { request, edition }) {
    const { attachments } = request;
    const absent = edition.form.documents.filter(
      ({ kind }) => !attachments.some((attached) => attached.kind === kind),
    );
    const files = attachments.flatMap(({ fileId, sha256 }) =>
      fileId === null ? [] : [{ id: fileId, sha256 }],
    );
    const faults = await fileFaults(database, files);
    const dates = impossibleDates(edition, request);
    const missing = absent.filter(({ required }) => required).length;
    const spoiled = [...faults.values()].filter((fault) => fault !== 'BROKEN_OFF').length;
    const papers = attachments.filter(({ onPaper }) => onPaper).length;
    const found = foundOf(edition.form, {
      missing,
      spoiled,
      dates: dates.length,
      doubtful: faults.size - spoiled,
      attached: attachments.length,
    });
    return [
      {
        code: 'DOCUMENTS',
        outcome: OUTCOMES[found],
        message: message(`requests:check.DOCUMENTS.${found}`, {
          missing,
          spoiled,
          papers,
          files: attachments.length - papers,
        }),
        evidence: [
          ...dates.map(dateEvidence),
          ...absent.map(({ kind, required }) => absentEvidence(nameOf(edition, kind), required)),
          ...attachments.map((attached) =>
            attachedEvidence(attached, nameOf(edition, attached.kind), faults.get(attached.fileId ?? '')),
          ),
        ],
      },
    ];
  },
};

const OUTCOMES = {
  missing: 'FAILED',
  spoiled: 'FAILED',
  impossibleDate: 'FAILED',
  doubtful: 'ATTENTION',
  complete: 'PASSED',
  nothingAttached: 'ATTENTION',
  noneDemanded: 'PASSED',
} as const satisfies Record<string, CheckOutcome>;

/** How many there are of each. */
interface Found {
  readonly missing: number;
  readonly spoiled: number;
  readonly dates: number;
  readonly doubtful: number;
  readonly attached: number;
}

/** What weighs most is said first; the evidence names all. */
function foundOf(form: FormDeclaration, found: Found): keyof typeof OUTCOMES {
  if (found.missing > 0) return 'missing';
  if (found.spoiled > 0) return 'spoiled';
  if (found.dates > 0) return 'impossibleDate';
  if (found.doubtful > 0) return 'doubtful';
  if (form.documents.some(({ required }) => required)) return 'complete';
  return found.attached === 0 && form.documents.length > 0 ? 'nothingAttached' : 'noneDemanded';
}

function nameOf(edition: EditionDeclaration, kind: string): Message {
  return message(`editions/${edition.key}:document.${kind}`);
}

function dateEvidence({ name: field, date }: ImpossibleDate): CheckEvidence {
  const values = { field, date: new Date(`${date}T00:00:00+05:00`) };
  return { kind: 'FORM_FIELD', text: message('requests:checkEvidence.impossibleDate', values), nodeId: null };
}

function absentEvidence(document: Message, required: boolean): CheckEvidence {
  const text = message(`requests:checkEvidence.${required ? 'missing' : 'absent'}`, { document });
  return { kind: 'MISSING_DOCUMENT', text, nodeId: null };
}

function attachedEvidence(
  { uuid, fileName }: AttachmentRow,
  document: Message,
  fault: FileFault | undefined,
): CheckEvidence {
  const nodeId = globalId(ATTACHMENT_ID_PREFIX, uuid);
  if (fileName === null) {
    return { kind: 'ATTACHMENT', text: message('requests:checkEvidence.paper', { document }), nodeId };
  }
  const text = message(`requests:checkEvidence.${fault === undefined ? 'file' : FAULTS[fault]}`, {
    document,
    fileName,
  });
  return { kind: 'ATTACHMENT', text, nodeId };
}

const FAULTS: Readonly<Record<FileFault, string>> = {
  LOST: 'fileLost',
  ALTERED: 'fileAltered',
  NOT_TAKEN: 'fileNotTaken',
  BROKEN_OFF: 'fileBrokenOff',
};
