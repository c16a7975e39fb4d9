import type { FastifyInstance } from 'fastify';
import type { MailCatcher } from './mail-catcher.ts';

/** `GET /mail?to=`: the mails caught, latest first. */
export function registerMail(scope: FastifyInstance, catcher: MailCatcher): void {
  scope.get('/mail', async (request) => {
    const recipient = new URL(request.url, 'http://sandbox').searchParams.get('to');
    return catcher.mails(recipient ?? undefined);
  });
}
