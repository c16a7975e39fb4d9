import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { openP12, signCms, signXml } from '../certification-authority/index.ts';

/** Who holds the phone: the key in it. */
interface PhoneKey {
  readonly p12: Uint8Array;
  readonly password: string;
}

interface PhoneSettings {
  /** Origins that the application calls: eGov Mobile has a list of domains. */
  readonly allowedOrigin: string;
  readonly clock: Clock;
}

/** What the holder of the phone saw. */
export interface ScanResult {
  readonly description: string;
  readonly organisation: Readonly<Record<'nameKz' | 'nameRu', string>>;
  readonly documents: readonly Readonly<Record<'nameKz' | 'nameRu', string>>[];
  /** HTTP status and text that the signed documents were answered with. */
  readonly status: number;
  readonly answer: string;
}

/** What stopped the application before anything was signed. */
export class ScanRefused extends Error {
  readonly code: 'NOT_A_SIGNING_CODE' | 'DOMAIN_NOT_ALLOWED' | 'SERVICE_REFUSED';

  constructor(code: ScanRefused['code'], detail: string) {
    super(detail);
    this.name = 'ScanRefused';
    this.code = code;
  }
}

const NAMES = { nameKz: z.string(), nameRu: z.string() };

const description = z.object({
  description: z.string(),
  expiry_date: z.string(),
  organisation: z.object(NAMES),
  document: z.object({ uri: z.url(), auth_type: z.literal('Token'), auth_token: z.string() }),
});

/** Fields that are not read here go back as they came. */
const order = z.looseObject({
  signMethod: z.enum(['CMS_WITH_DATA', 'CMS_SIGN_ONLY', 'XML']),
  documentsToSign: z.array(
    z.looseObject({
      ...NAMES,
      documentXml: z.string().optional(),
      document: z.looseObject({ file: z.looseObject({ data: z.base64() }) }).optional(),
    }),
  ),
});

/**
 * Does what eGov Mobile does with a signing code: asks what is to be signed, fetches it, signs it with the key in the
 * phone, and sends it back. ScanRefused where it does not come to signing.
 */
export async function scanQr(text: string, key: PhoneKey, settings: PhoneSettings): Promise<ScanResult> {
  const asked = description.parse(await fetchJson(addressIn(text), settings));
  const { uri, auth_token } = asked.document;
  const headers = { authorization: `Bearer ${auth_token}` };
  const received = order.parse(await fetchJson(uri, settings, headers));
  const response = await fetch(allowed(uri, settings), {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(signed(received, key, settings.clock.now())),
  });
  return {
    description: asked.description,
    organisation: asked.organisation,
    documents: received.documentsToSign.map(({ nameKz, nameRu }) => ({ nameKz, nameRu })),
    status: response.status,
    answer: await response.text(),
  };
}

/** From the text of a QR code, or from a link that opens the application. */
function addressIn(text: string): string {
  const address = text.startsWith('mobileSign:')
    ? text.slice('mobileSign:'.length)
    : URL.canParse(text)
      ? new URL(text).searchParams.get('link')
      : null;
  if (address === null || !URL.canParse(address)) throw new ScanRefused('NOT_A_SIGNING_CODE', text);
  return address;
}

function allowed(address: string, { allowedOrigin }: PhoneSettings): string {
  const { origin } = new URL(address);
  if (origin !== allowedOrigin) throw new ScanRefused('DOMAIN_NOT_ALLOWED', origin);
  return address;
}

async function fetchJson(
  address: string,
  settings: PhoneSettings,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(allowed(address, settings), { headers, redirect: 'error' });
  if (!response.ok) throw new ScanRefused('SERVICE_REFUSED', await response.text());
  return response.json();
}

function signed(received: z.infer<typeof order>, key: PhoneKey, signingTime: Date): object {
  const { signMethod } = received;
  const attached = signMethod === 'CMS_WITH_DATA';
  const identity = openP12(key.p12, key.password);
  return {
    ...received,
    documentsToSign: received.documentsToSign.map((one) => {
      const { documentXml } = one;
      if (signMethod === 'XML' && documentXml !== undefined) {
        return { ...one, documentXml: signXml(identity, Buffer.from(documentXml)).toString() };
      }
      const file = one.document?.file;
      if (file === undefined) throw new ScanRefused('SERVICE_REFUSED', 'no document');
      const content = Buffer.from(file.data, 'base64');
      const cms = signCms(identity, { content, attached, signingTime });
      return { ...one, document: { ...one.document, file: { ...file, data: cms.toString('base64') } } };
    }),
  };
}
