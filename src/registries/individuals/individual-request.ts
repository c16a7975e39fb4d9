import { element, writeDocument } from '../../xml/index.ts';

export const INDIVIDUALS_SERVICE = 'GBDFL_UniversalServiceSync';
const NAMESPACE = 'http://message.persistence.interactive.nat';

interface IndividualQuestion {
  /** At most 36 characters; the answer names it. */
  readonly messageId: string;
  readonly at: Date;
  /** Code that the registry gave to whoever asks. */
  readonly senderCode: string;
  readonly iin: string;
}

/** The question of ГБД ФЛ about a person by IIN: type Request of message.xsd, whose elements stand in no namespace. */
export function individualRequest({ messageId, at, senderCode, iin }: IndividualQuestion): string {
  return writeDocument(
    element(
      'cs:Request',
      { 'xmlns:cs': NAMESPACE },
      element('messageId', {}, messageId),
      element('messageDate', {}, at.toISOString()),
      element('senderCode', {}, senderCode),
      element('iin', {}, iin),
    ),
  );
}
