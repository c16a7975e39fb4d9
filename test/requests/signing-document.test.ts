import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, NEWSPAPER, paid, sent } from '../support/story.ts';
import { openPayment, paymentOf } from './acts.ts';
import { type Cast, castOf, logInAgain, speaking } from './cast.ts';
import { documentOf } from './keys.ts';
import { unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const MINUTE = 60_000;
const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
let applicant: Client;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

const DOCUMENT = 'query ($id: ID!) { signingDocument(requestId: $id) { content mediaType sha256 } }';

describe('the document to sign', () => {
  it('is canonical JSON with the request, a nonce, the purpose and the expiry inside, and all that is applied for', async () => {
    const { id } = await paid(applicant);
    const { signingDocument } = await applicant.query<{
      signingDocument: { content: string; mediaType: string; sha256: string };
    }>(DOCUMENT, { id });
    const bytes = Buffer.from(signingDocument.content, 'base64');
    expect(signingDocument.mediaType).toBe('application/json');
    expect(signingDocument.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const document = JSON.parse(bytes.toString()) as Record<string, unknown>;
    expect(bytes.toString()).toBe(canonicalize(document));
    expect(document).toMatchObject({
      purpose: 'APPLICATION',
      audience: server.url,
      request: { id, version: 3, regulation: '178-2012-3', step: 'PORTAL.PROCESS.6' },
      signer: { iin: applicant.person?.iin, bin: null },
      nonce: expect.stringMatching(/^[\w-]{22}$/),
      matter: {
        application: NEWSPAPER,
        attachments: [],
        payment: (await paymentOf(applicant, id))?.receiptNumber,
      },
    });
    const left = Date.parse(String(document['expiresAt'])) - clock.now().getTime();
    expect(left).toBeGreaterThan(29 * MINUTE);
    expect(left).toBeLessThanOrEqual(30 * MINUTE);
  });

  it('is of the same bytes when asked for again, and of others for another request or near its end', async () => {
    const [{ id }, other] = [await paid(applicant), await paid(applicant)];
    const first = await documentOf(applicant, id);
    expect(await documentOf(applicant, id)).toEqual(first);
    expect(await documentOf(applicant, other.id)).not.toEqual(first);
    clock.moveBy(26 * MINUTE);
    await logInAgain(applicant);
    expect(await documentOf(applicant, id)).not.toEqual(first);
  });

  it('is one when it is asked for several times at once', async () => {
    const { id } = await paid(applicant);
    const asked = await asOwner(server.database.url, async (owner) => {
      /* Nobody can write a document until all have seen that there is none. */
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE signing_document IN SHARE MODE');
      const documents = Array.from({ length: 4 }, () => documentOf(applicant, id));
      await until('all to wait', async () => {
        const { rowCount } = await owner.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rowCount === documents.length ? true : null;
      });
      await owner.query('COMMIT');
      return Promise.all(documents);
    });
    expect(new Set(asked.map((document) => document.toString())).size).toBe(1);
  });

  it('is not given out before the payment, nor after the sending', async () => {
    const { id } = await draft(applicant);
    expect(await unchanged(server, id, () => applicant.refusal(DOCUMENT, { id }))).toEqual([
      'STEP_NOT_AVAILABLE',
    ]);
    await openPayment(applicant, id);
    const text = bothLanguages('errors:PAYMENT_MISSING');
    for (const language of ['kk', 'ru'] as const) {
      const { errors } = await unchanged(server, id, () =>
        speaking(server, applicant, language).ask(DOCUMENT, { id }),
      );
      expect(errors).toMatchObject([{ message: text[language], extensions: { code: 'PAYMENT_MISSING' } }]);
    }
    const { id: done } = await sent(applicant);
    expect(await unchanged(server, done, () => applicant.refusal(DOCUMENT, { id: done }))).toEqual([
      'STEP_NOT_AVAILABLE',
    ]);
  });

  it('is not given out to anybody else', async () => {
    const { id } = await paid(applicant);
    for (const other of [cast.company, cast.clerk, cast.head, cast.administrator]) {
      expect(await unchanged(server, id, () => other.refusal(DOCUMENT, { id }))).toEqual([
        'REQUEST_NOT_FOUND',
      ]);
    }
    expect(await server.client().refusal(DOCUMENT, { id })).toEqual(['UNAUTHENTICATED']);
  });
});
