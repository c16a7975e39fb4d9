import { z } from 'zod';
import { DomainError } from '../../kernel/index.ts';
import { MOBILE_SIGNING_METHODS, type MobileSigningMethod } from './mobile-signing.ts';

/** Messages of eGov Mobile's QR signing, with the names that the application gives their fields. */
export interface SigningDescription {
  readonly description: string;
  readonly expiry_date: string;
  readonly organisation: {
    readonly nameRu: string;
    readonly nameKz: string;
    readonly nameEn: string;
    readonly bin?: string;
  };
  readonly document: { readonly uri: string; readonly auth_type: 'Token'; readonly auth_token: string };
}

interface DocumentToSign {
  readonly id: number;
  readonly nameRu: string;
  readonly nameKz: string;
  readonly nameEn: string;
  readonly meta: readonly { readonly name: string; readonly value: string }[];
  readonly documentXml?: string;
  readonly document?: { readonly file: { readonly mime: string; readonly data: string } };
}

export interface SigningOrder {
  readonly signMethod: MobileSigningMethod;
  readonly documentsToSign: readonly DocumentToSign[];
}

/** Of the one document of an order. */
export const DOCUMENT_ID = 1;

const signedOrder = z.object({
  signMethod: z.enum(MOBILE_SIGNING_METHODS),
  documentsToSign: z.tuple([
    z.object({
      id: z.literal(DOCUMENT_ID),
      documentXml: z.string().optional(),
      document: z.object({ file: z.object({ data: z.string() }) }).optional(),
    }),
  ]),
});

/**
 * What the phone sends back: the same order with the signed document in place of the one to sign. The signature in
 * Base64; BAD_REQUEST for anything else.
 */
export function signatureIn(body: unknown, method: MobileSigningMethod): string {
  const parsed = signedOrder.safeParse(body);
  if (!parsed.success || parsed.data.signMethod !== method) throw new DomainError('BAD_REQUEST');
  const [{ documentXml, document }] = parsed.data.documentsToSign;
  const signature = method === 'XML' ? toBase64(documentXml) : document?.file.data.replaceAll(/\s/g, '');
  if (signature === undefined) throw new DomainError('BAD_REQUEST');
  return signature;
}

function toBase64(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString('base64');
}
