import type { FormDeclaration } from '../../catalogue/index.ts';
import { globalId, type Message, message } from '../../kernel/index.ts';
import { ATTACHMENT_ID_PREFIX } from '../id-prefixes.ts';
import type { AttachmentRow } from '../request.ts';
import type { CheckEvidence, CheckSource } from './examination-check.ts';

/** Which documents of those that the form names are attached, or noted as papers; and whether all that it demands are there. */
export const documentCheck: CheckSource = {
  async check(_database, { request, edition }) {
    const { attachments } = request;
    const named = (kind: string): Message => message(`editions/${edition.key}:document.${kind}`);
    const absent = edition.form.documents.filter(
      ({ kind }) => !attachments.some((attached) => attached.kind === kind),
    );
    const missing = absent.filter(({ required }) => required).length;
    const papers = attachments.filter(({ onPaper }) => onPaper).length;
    const found = foundOf(edition.form, missing, attachments.length);
    return [
      {
        code: 'DOCUMENTS',
        outcome: OUTCOMES[found],
        message: message(`requests:check.DOCUMENTS.${found}`, {
          missing,
          papers,
          files: attachments.length - papers,
        }),
        evidence: [
          ...absent.map(({ kind, required }) => absentEvidence(named(kind), required)),
          ...attachments.map((attached) => attachedEvidence(attached, named(attached.kind))),
        ],
      },
    ];
  },
};

const OUTCOMES = {
  missing: 'FAILED',
  complete: 'PASSED',
  nothingAttached: 'ATTENTION',
  noneDemanded: 'PASSED',
} as const;

function foundOf(form: FormDeclaration, missing: number, attached: number): keyof typeof OUTCOMES {
  if (missing > 0) return 'missing';
  if (form.documents.some(({ required }) => required)) return 'complete';
  return attached === 0 && form.documents.length > 0 ? 'nothingAttached' : 'noneDemanded';
}

function absentEvidence(document: Message, required: boolean): CheckEvidence {
  const text = message(`requests:checkEvidence.${required ? 'missing' : 'absent'}`, { document });
  return { kind: 'MISSING_DOCUMENT', text, nodeId: null };
}

function attachedEvidence({ uuid, fileName }: AttachmentRow, document: Message): CheckEvidence {
  return {
    kind: 'ATTACHMENT',
    text:
      fileName === null
        ? message('requests:checkEvidence.paper', { document })
        : message('requests:checkEvidence.file', { document, fileName }),
    nodeId: globalId(ATTACHMENT_ID_PREFIX, uuid),
  };
}
