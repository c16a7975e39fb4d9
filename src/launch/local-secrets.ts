import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  secret: z.string(),
  paymentSecret: z.string(),
  paymentCallbackSecret: z.string(),
  databasePassword: z.string(),
});
export type LocalSecrets = z.infer<typeof schema>;

/** The secrets of an installation on one's own machine: made at its first start, kept for its user's eyes only. */
export function localSecrets(file: string): LocalSecrets {
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const fresh = (): string => randomBytes(32).toString('base64url');
  const secrets = {
    secret: fresh(),
    paymentSecret: fresh(),
    paymentCallbackSecret: fresh(),
    databasePassword: fresh(),
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
