import {
  type CertificateOrder,
  type SandboxAuthority,
  type SigningIdentity,
  type SigningKey,
  signCms,
} from '../../src/sandbox/certification-authority/index.ts';
import type { Client } from '../support/client.ts';
import { rsaKey } from '../support/signatures.ts';

/** One key for all certificates of a file: making keys is what takes the time. */
let key: SigningKey | undefined;

/** A certificate of the sandbox's authority for that caller, wrong in whatever the order changes. */
export async function certificateFor(
  authority: SandboxAuthority,
  client: Client,
  order: Partial<CertificateOrder> = {},
): Promise<SigningIdentity & { serial: string }> {
  key ??= rsaKey();
  const [surname = '', givenName = ''] = client.person?.name.split(' ') ?? [];
  const iin = client.person?.iin ?? '';
  return authority.certify({ surname, givenName, iin, template: 'INDIVIDUAL', key, ...order });
}

/** A key store with an RSA key, which OpenSSL can sign with, of that caller. */
export async function rsaKeyStoreFor(
  authority: SandboxAuthority,
  client: Client,
  password: string,
): Promise<Buffer> {
  const [surname = '', givenName = ''] = client.person?.name.split(' ') ?? [];
  const iin = client.person?.iin ?? '';
  const order = { surname, givenName, iin, template: 'INDIVIDUAL', algorithm: 'RSA' } as const;
  return (await authority.issue({ ...order, password })).p12;
}

/** The bytes that are to be signed now. */
export async function documentOf(
  client: Client,
  requestId: string,
  step: string | null = null,
): Promise<Buffer> {
  const { signingDocument } = await client.query<{ signingDocument: { content: string } }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { content } }',
    { id: requestId, step },
  );
  return Buffer.from(signingDocument.content, 'base64');
}

/** A CMS in Base64. */
export function signedBy(identity: SigningIdentity, content: Buffer, attached = true): string {
  return signCms(identity, { content, attached, signingTime: new Date() }).toString('base64');
}
