import { asNode } from '../graphql/index.ts';
import type { Viewer } from '../identity/index.ts';
import { localId } from '../kernel/index.ts';
import { PAYMENT_ID_PREFIX } from '../payments/index.ts';
import { eventIdOf } from './event-id.ts';
import { ATTACHMENT_ID_PREFIX, REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { MOBILE_SIGNING_ID_PREFIX } from './mobile-signing/mobile-signing.type.ts';
import type { RequestReader } from './request-reader.ts';
import type { RequestsKit } from './requests-context.ts';
import { RESULT_ID_PREFIX } from './result-document.type.ts';

/** What `node(id)` answers for a request and what hangs on one; null where the viewer may not see it. */
export async function requestNode(
  { reader, mobileSignings, now }: RequestsKit,
  viewer: Viewer,
  id: string,
): Promise<object | null> {
  const request = localId(REQUEST_ID_PREFIX, id);
  if (request !== null) return named('Request', await reader.byId(viewer, request));
  const signing = localId(MOBILE_SIGNING_ID_PREFIX, id);
  if (signing !== null) return named('MobileSigning', await mobileSignings.find(viewer.id, signing, now()));
  const event = eventIdOf(id);
  if (event !== null) return named('StatusEvent', await reader.event(viewer, event));
  return partNode(reader, viewer, id);
}

async function partNode(reader: RequestReader, viewer: Viewer, id: string): Promise<object | null> {
  const attachment = localId(ATTACHMENT_ID_PREFIX, id);
  if (attachment !== null) {
    const owner = await reader.ownerOf(viewer, { table: 'request_attachment', id: attachment });
    const row = owner?.attachments?.find((candidate) => candidate.uuid === attachment);
    return row === undefined || owner === null
      ? null
      : asNode('Attachment', { ...row, edition: owner.edition });
  }
  const result = localId(RESULT_ID_PREFIX, id);
  if (result !== null) {
    const owner = await reader.ownerOf(viewer, { table: 'request_result', id: result });
    return named('ResultDocument', owner?.result);
  }
  const payment = localId(PAYMENT_ID_PREFIX, id);
  return payment === null ? null : named('Payment', await reader.payment(viewer, payment));
}

function named(type: string, value: object | null | undefined): object | null {
  return value === null || value === undefined ? null : asNode(type, value);
}
