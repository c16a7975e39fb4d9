import { z } from 'zod';
import type { Language } from '../kernel/index.ts';
import type { PaymentPurpose } from './payment.ts';
import {
  type Charge,
  type OpenedCharge,
  type PaymentGateway,
  PaymentGatewayFault,
} from './payment-gateway.ts';

export interface HttpPaymentGatewaySettings {
  /** Base address of the gateway; `/payments/charges` is appended. */
  readonly url: string;
  /** Sent as the bearer token. */
  readonly secret: string;
  /** Our `POST /payments/callback` as the gateway reaches it. */
  readonly callbackUrl: string;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** The words on the checkout page: `payments:purpose.<code>`. */
  readonly describe: (purpose: PaymentPurpose, language: Language) => string;
}

const MAX_ANSWER_BYTES = 16 * 1024;

const answerSchema = z.object({
  reference: z.string().min(1).max(100),
  checkoutUrl: z.url({ protocol: /^https?$/ }).max(2000),
});

/** The gateway over HTTP and JSON: bearer secret, one attempt, bounded in time and size, no redirects. */
export class HttpPaymentGateway implements PaymentGateway {
  readonly #settings: HttpPaymentGatewaySettings;

  constructor(settings: HttpPaymentGatewaySettings) {
    this.#settings = settings;
  }

  async openCharge(charge: Charge): Promise<OpenedCharge> {
    const signal = AbortSignal.timeout(this.#settings.timeout);
    try {
      const response = await this.#post(charge, signal);
      if (!response.ok) {
        await response.body?.cancel();
        throw new PaymentGatewayFault('REFUSED', { httpStatus: response.status });
      }
      return read(await boundedText(response));
    } catch (error) {
      if (error instanceof PaymentGatewayFault) throw error;
      throw new PaymentGatewayFault(signal.aborted ? 'TIMEOUT' : 'UNREACHABLE', { cause: error });
    }
  }

  #post(charge: Charge, signal: AbortSignal): Promise<Response> {
    const { url, secret, callbackUrl, describe } = this.#settings;
    const purpose = { kk: describe(charge.purpose, 'kk'), ru: describe(charge.purpose, 'ru') };
    return fetch(new URL('/payments/charges', url), {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify({
        paymentId: charge.paymentId,
        amount: charge.amount,
        currency: 'KZT',
        purpose,
        assign: `${purpose.ru}; ${charge.purpose}; ${charge.paymentId}`,
        payerIin: charge.payerIin,
        callbackUrl,
        expiresAt: charge.expiresAt.toISOString(),
      }),
    });
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new PaymentGatewayFault('BAD_ANSWER', { httpStatus: response.status });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function read(text: string): OpenedCharge {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new PaymentGatewayFault('BAD_ANSWER', { cause });
  }
}
