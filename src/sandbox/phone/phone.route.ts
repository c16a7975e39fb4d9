import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { KEY_STORE_PASSWORD } from '../people/key-stores.ts';
import { ScanRefused, scanQr } from './scan-qr.ts';

interface PhoneParts {
  readonly keyStores: () => Promise<ReadonlyMap<string, string>>;
  /** Address of the API: the only one that the phone calls. */
  readonly apiUrl: string;
  readonly clock: Clock;
}

const scan = z.object({
  /** Text of the QR code, or the link that opens the application. */
  qrText: z.string().max(2000),
  /** Whose phone it is: one of the demonstration's people. */
  iin: z.string(),
});

/**
 * `POST /phone/scan`: a phone with eGov Mobile and somebody's key in it. 200 with what the service answered to the signed
 * documents, 422 with a code where nothing was signed.
 */
export function registerPhone(scope: FastifyInstance, { keyStores, apiUrl, clock }: PhoneParts): void {
  scope.post('/phone/scan', async (request, reply) => {
    const call = scan.safeParse(request.body);
    if (!call.success) return reply.code(400).send({ error: 'qrText and iin are needed' });
    const p12 = (await keyStores()).get(call.data.iin);
    if (p12 === undefined) return reply.code(404).send({ error: 'nobody with this IIN has a phone here' });
    const key = { p12: Buffer.from(p12, 'base64'), password: KEY_STORE_PASSWORD };
    try {
      return await scanQr(call.data.qrText, key, { allowedOrigin: new URL(apiUrl).origin, clock });
    } catch (error) {
      if (!(error instanceof ScanRefused)) throw error;
      return reply.code(422).send({ error: error.code, detail: error.message });
    }
  });
}
