import { globalId } from '../kernel/index.ts';
import type { RequestRow } from '../requests/index.ts';
import { attachmentPaths } from './attachment-members.ts';
import type { RequestRecord } from './collect-record.ts';
import { jsonMember, type Member } from './member.ts';
import { RESULT_PATH } from './result-members.ts';

/** What is known of the request, as data: one file for each kind of thing. */
export function recordMembers(record: RequestRecord): Member[] {
  const { request, scope, log, payments, papers } = record;
  return [
    jsonMember('request.json', requestFacts(record)),
    jsonMember('steps.json', { steps: request.steps ?? [] }),
    jsonMember('events.json', {
      events: log.map(({ id, type, status, stepKey, values, at, internal }) => ({
        id,
        at,
        type,
        status,
        step: stepKey,
        values,
        ...(internal ? { internal } : {}),
      })),
    }),
    jsonMember('deadlines.json', {
      dueAt: request.dueAt,
      pauses: request.clock?.pauses ?? [],
      extensions: request.clock?.extensions ?? [],
    }),
    jsonMember('payments.json', {
      payments: payments.map(({ checkoutUrl: _theGatewaysOwn, ...payment }) => payment),
    }),
    jsonMember('exchanges.json', {
      sent: (request.exchanges ?? []).map(({ envelopes: _inTheIndex, ...line }) => line),
      received: (request.receipts ?? []).map(({ envelopes: _inTheIndex, ...line }) => line),
    }),
    jsonMember('papers.json', { receipts: papers }),
    ...(scope === 'PROVIDER' ? [jsonMember('provider.json', providerFacts(request))] : []),
  ];
}

function requestFacts({ request, resultFile }: RequestRecord): object {
  const { result } = request;
  const paths = attachmentPaths(request);
  return {
    id: globalId('req', request.uuid),
    number: request.number,
    version: request.version,
    service: request.service,
    regulation: request.edition,
    channel: request.channel,
    provider: request.provider,
    desk: request.desk,
    status: request.status,
    applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
    representative: request.representative,
    createdAt: request.createdAt,
    sentAt: request.sentAt,
    endedAt: request.endedAt,
    application: request.application,
    attachments: (request.attachments ?? []).map((attachment) => ({
      id: globalId('att', attachment.uuid),
      kind: attachment.kind,
      onPaper: attachment.onPaper,
      fileName: attachment.fileName,
      sha256: attachment.sha256,
      path: paths.get(attachment.uuid) ?? null,
    })),
    registryAnswers: request.registryAnswers ?? [],
    refusal: request.refusal,
    result:
      result && resultFile
        ? {
            number: result.number,
            outcome: result.outcome,
            document: result.document,
            issuedAt: result.issuedAt,
            path: RESULT_PATH,
            sha256: resultFile.sha256,
            revocation: result.revocation,
          }
        : null,
  };
}

/** What the provider keeps to itself. */
function providerFacts(request: RequestRow): object {
  const { decision, assignments = [], escalations = [], incidents = [] } = request;
  return { decision, assignments, escalations, incidents };
}
