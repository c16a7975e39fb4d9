import type { Api, UserError } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import type { Live } from '../live.ts';
import { NEWSPAPER } from '../newspaper.ts';
import type { Scene } from '../scene.ts';
import { smallPdf } from '../small-pdf.ts';
import { REGULATION } from './catalogue.ts';

interface Applied {
  readonly request: {
    readonly id: string;
    readonly status: string;
    readonly statusText: string;
    readonly application: { readonly title: string; readonly owner: string; readonly editorInChief: string };
  } | null;
  readonly userErrors: readonly UserError[];
}

/** Applies with faults in five fields: each is named, and nothing is written. */
export async function applyWithFaults(
  { words, screen }: Scene,
  applicant: Api,
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  screen.step(words.step.faultyForm);
  const { request, userErrors } = await apply(applicant, {
    ...NEWSPAPER,
    title: 'Х'.repeat(300),
    languages: ['kk', 'xx'],
    periodicity: null,
    owner: '',
    phone: '???',
  });
  mustEqual('request', request, null);
  screen.line(words.faults(userErrors.length));
  for (const { code, message, path } of userErrors) {
    screen.fault(labels.get(path?.[2] ?? '') ?? String(path), message, code);
  }
  const found = userErrors.map(({ code, path }) => `${path?.[2]} ${code}`).toSorted();
  mustEqual('userErrors', found, [
    'languages FORM_NOT_AN_OPTION',
    'owner FORM_REQUIRED',
    'periodicity FORM_REQUIRED',
    'phone FORM_PATTERN',
    'title FORM_TOO_LONG',
  ]);
}

/** Applies as it should be; answers the draft's id. */
export async function applyRightly({ words, screen }: Scene, applicant: Api, live: Live): Promise<string> {
  screen.step(words.step.form);
  const { request, userErrors } = await apply(applicant, NEWSPAPER);
  mustEqual('userErrors', userErrors, []);
  const { id, status, statusText, application } = present('request', request);
  mustEqual('status', status, 'DRAFT');
  await live.next(id, 'DRAFT');
  screen.field(words.form.title, application.title);
  screen.field(words.form.owner, application.owner);
  screen.field(words.form.editor, application.editorInChief);
  screen.field(words.status, statusText);
  return id;
}

/** Uploads a file and attaches it. */
export async function attachFile({ words, screen }: Scene, applicant: Api, requestId: string): Promise<void> {
  screen.step(words.step.document);
  const content = smallPdf('Ulgi / Obrazets');
  const file = await applicant.upload(`${words.documentTitle}.pdf`, 'application/pdf', content);
  const { attachDocument } = await applicant.query<{
    attachDocument: {
      request: {
        attachments: readonly { kindName: string; fileName: string; size: number; sha256: string }[];
      } | null;
      userErrors: readonly UserError[];
    };
  }>(ATTACH, { input: { requestId, kind: 'EDITOR_APPOINTMENT', fileId: file.id } });
  mustEqual('attachDocument.userErrors', attachDocument.userErrors, []);
  const [attachment] = present('attachDocument.request', attachDocument.request).attachments;
  const { kindName, fileName, size, sha256 } = present('attachments', attachment);
  mustEqual('size', size, content.length);
  mustEqual('sha256', sha256, file.sha256);
  screen.field(words.result, kindName);
  screen.field(words.file, words.fileOf(fileName, size));
}

async function apply(applicant: Api, application: object): Promise<Applied> {
  const { applied } = await applicant.query<{ applied: Applied }>(APPLY, {
    input: { regulation: REGULATION, application, idempotencyKey: crypto.randomUUID() },
  });
  return applied;
}

const APPLY = `mutation ($input: ApplyForMediaRegistrationInput!) {
  applied: applyForMediaRegistration(input: $input) {
    request { id status statusText application { ... on MediaRegistration { title owner editorInChief } } }
    userErrors { code message path }
  }
}`;

const ATTACH = `mutation ($input: AttachDocumentInput!) {
  attachDocument(input: $input) {
    request { attachments { kindName fileName size sha256 } }
    userErrors { code message }
  }
}`;
