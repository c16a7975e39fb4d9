import type { Client } from '../support/client.ts';
import type { UserError } from './acts.ts';

export interface SigningView {
  readonly id: string;
  readonly link: string | null;
  readonly qrText: string | null;
  readonly qr: string | null;
  readonly method: string;
  readonly expiresAt: string;
  readonly state: string;
  readonly fault: { readonly code: string; readonly kk: string; readonly ru: string } | null;
}

const FIELDS =
  'id link qrText qr method expiresAt state fault { code kk: message(lang: KK) ru: message(lang: RU) }';

/** Asks for a code to sign by; answers what went wrong too. */
export async function handOut(
  client: Client,
  requestId: string,
  more: Record<string, unknown> = {},
): Promise<{ mobileSigning: SigningView | null; userErrors: readonly UserError[] }> {
  const { payload } = await client.query<{
    payload: { mobileSigning: SigningView | null; userErrors: readonly UserError[] };
  }>(
    `mutation ($input: CreateMobileSigningInput!) { payload: createMobileSigning(input: $input) {
       mobileSigning { ${FIELDS} } userErrors { code message path } } }`,
    { input: { requestId, ...more } },
  );
  return payload;
}

export async function signingAt(client: Client, id: string): Promise<SigningView | null> {
  const { node } = await client.query<{ node: SigningView | null }>(
    `query ($id: ID!) { node(id: $id) { ... on MobileSigning { ${FIELDS} } } }`,
    { id },
  );
  return node;
}

interface Description {
  readonly description: string;
  readonly expiry_date: string;
  readonly organisation: Readonly<Record<string, string>>;
  readonly document: { readonly uri: string; readonly auth_type: string; readonly auth_token: string };
}

interface DocumentToSign {
  readonly id: number;
  readonly nameRu: string;
  readonly nameKz: string;
  readonly meta: readonly { readonly name: string; readonly value: string }[];
  readonly documentXml?: string;
  readonly document: { readonly file: { readonly mime: string; readonly data: string } };
}

export interface Order {
  readonly signMethod: string;
  readonly documentsToSign: readonly DocumentToSign[];
}

export interface Told<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A phone that has read a code: what it asks and sends, call by call. */
export class Phone {
  readonly address: string;
  readonly #signing: SigningView;

  private constructor(signing: SigningView) {
    this.#signing = signing;
    this.address = signing.qrText?.slice('mobileSign:'.length) ?? '';
  }

  static async of(client: Client, requestId: string, more: Record<string, unknown> = {}): Promise<Phone> {
    const { mobileSigning, userErrors } = await handOut(client, requestId, more);
    if (mobileSigning === null) throw new Error(JSON.stringify(userErrors));
    return new Phone(mobileSigning);
  }

  get signing(): SigningView {
    return this.#signing;
  }

  describe(): Promise<Told<Description>> {
    return told(this.address);
  }

  async token(): Promise<string> {
    return (await this.describe()).body.document.auth_token;
  }

  async fetch(token?: string): Promise<Told<Order>> {
    return told(`${this.address}/documents`, {
      headers: { authorization: `Bearer ${token ?? (await this.token())}` },
    });
  }

  /** The bytes to sign. */
  async content(): Promise<Buffer> {
    return Buffer.from((await this.fetch()).body.documentsToSign[0]?.document.file.data ?? '', 'base64');
  }

  /** Sends the order back with the signature in place of the document. */
  async sendBack(signature: string, language?: 'kk' | 'ru'): Promise<Told<string>> {
    const { body } = await this.fetch();
    return this.put(
      JSON.stringify({
        ...body,
        documentsToSign: body.documentsToSign.map((one) => ({
          ...one,
          document: { file: { ...one.document.file, data: signature } },
        })),
      }),
      await this.token(),
      language,
    );
  }

  async put(body: string, token: string, language?: 'kk' | 'ru'): Promise<Told<string>> {
    const response = await fetch(`${this.address}/documents`, {
      method: 'PUT',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(language === undefined ? {} : { 'accept-language': language }),
      },
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }
}

async function told<Body>(address: string, init: RequestInit = {}): Promise<Told<Body>> {
  const response = await fetch(address, init);
  return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
}
