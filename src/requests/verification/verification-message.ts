import { type Message, message } from '../../kernel/index.ts';
import type { Verification } from './verify-paper.ts';

/** In the words of the verdict, with the number and the dates that the paper bears. */
export function verificationMessage({ verdict, result }: Verification): Message {
  if (result === null) return message('requests:verification.UNKNOWN');
  return message(`requests:verification.${verdict}`, {
    number: result.number,
    date: new Date(result.issuedAt),
    ...(result.revocation === null ? {} : { revokedAt: new Date(result.revocation.at) }),
  });
}
