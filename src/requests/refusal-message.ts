import { type Message, message } from '../kernel/index.ts';
import type { RefusalRecord } from './request.ts';

/** The notice of the act, or the title of the reasoned refusal where that is the result. */
export function refusalMessage(edition: string, { notice, document }: RefusalRecord): Message {
  return notice === 'RESULT'
    ? message(`editions/${edition}:result.${document}.title`)
    : message(`editions/${edition}:notice.${notice}`);
}
