import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { openP12, type SandboxAuthority, type SigningIdentity } from '../certification-authority/index.ts';
import { writeWhole } from '../state-file.ts';

const PASSWORD = 'payment-gateway';
/** Renewed by a start within its last month. */
const RENEW_BEFORE_MS = 30 * 24 * 60 * 60_000;

const keptSchema = z.object({ authority: z.string(), p12: z.base64(), certificate: z.string() });

interface GatewayKeyParts {
  readonly folder: string;
  readonly authority: SandboxAuthority;
  readonly clock: Clock;
}

/** The key with which the gateway signs its notices; its certificate lies beside, for the server's settings. */
export async function gatewayKey(parts: GatewayKeyParts): Promise<SigningIdentity> {
  const file = join(parts.folder, 'key.json');
  const authority = createHash('sha256').update(parts.authority.issuingPem('RSA')).digest('hex');
  const kept = existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const until = kept === null ? 0 : Date.parse(new X509Certificate(kept.certificate).validTo);
  if (kept?.authority === authority && until - RENEW_BEFORE_MS > parts.clock.now().getTime()) {
    return openP12(Buffer.from(kept.p12, 'base64'), PASSWORD);
  }
  const issued = await parts.authority.issue({
    template: 'INFORMATION_SYSTEM',
    name: 'PAYMENT GATEWAY (SANDBOX)',
    systemId: 'SANDBOX.PSHEP',
    organisation: { name: 'SANDBOX', bin: '120140000017' },
    algorithm: 'RSA',
    password: PASSWORD,
    isPublic: true,
  });
  const { certificatePem: certificate } = issued;
  const p12 = issued.p12.toString('base64');
  writeWhole(file, JSON.stringify({ authority, p12, certificate }, null, 2));
  writeWhole(join(parts.folder, 'certificate.pem'), certificate);
  return issued;
}
