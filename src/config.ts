import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { launchSchema, sandboxSchema, serverSchema } from './settings.ts';

/*
 * The only reader of process.env. All faults of the settings (src/settings.ts) are reported at once. Secrets are read from
 * here and written nowhere.
 */

export type LaunchConfig = z.infer<typeof launchSchema>;
type ServerSettings = z.infer<typeof serverSchema>;

export interface ServerConfig extends Omit<ServerSettings, 'SECRET' | 'PUBLIC_URL' | 'DATABASE_OWNER_URL'> {
  readonly PUBLIC_URL: string;
  readonly DATABASE_OWNER_URL: string;
  readonly tokenKey: Uint8Array;
  readonly fileLinkKey: Uint8Array;
  /** Names what the nodes of this installation share with each other and nobody else. */
  readonly installation: string;
  readonly webhookKey: Uint8Array;
}

export interface SandboxConfig {
  readonly port: number;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly apiUrl: string;
  readonly paymentSecret: string;
}

/** Names every faulty setting, never its value: it may be a secret. */
class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`Settings are not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export function readServerConfig(environment: NodeJS.ProcessEnv = process.env): ServerConfig {
  const { SECRET, ...settings } = read(serverSchema, environment);
  return {
    ...settings,
    PUBLIC_URL: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    DATABASE_OWNER_URL: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
    tokenKey: keyFrom(SECRET, 'access-token'),
    fileLinkKey: keyFrom(SECRET, 'file-link'),
    installation: Buffer.from(keyFrom(SECRET, 'installation')).toString('hex').slice(0, 16),
    webhookKey: keyFrom(SECRET, 'webhook-secret'),
  };
}

export function readSandboxConfig(environment: NodeJS.ProcessEnv = process.env): SandboxConfig {
  const settings = read(sandboxSchema, environment);
  return {
    port: settings.SANDBOX_PORT,
    smtpPort: settings.SANDBOX_SMTP_PORT,
    dataDir: settings.DATA_DIR,
    apiUrl: settings.PUBLIC_URL,
    paymentSecret: settings.PAYMENT_SECRET,
  };
}

export function readLaunchConfig(environment: NodeJS.ProcessEnv = process.env): LaunchConfig {
  return read(launchSchema, environment);
}

/** Environment of a child process: what this one was given, and what it is told besides. */
export function environmentWith(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}

/** The settings as a table, for docs/configuration.md. */
export function describeSettings(): { name: string; required: boolean; fallback: string; meaning: string }[] {
  const all = { ...serverSchema.shape, ...sandboxSchema.shape, ...serverSchema.shape };
  return Object.entries(all).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? String(parsed.data) : '';
    return { name, required: !parsed.success, fallback, meaning: schema.description ?? '' };
  });
}

function read<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** One key a purpose, so that what is signed for one fits nowhere else. */
function keyFrom(secretText: string, purpose: string): Uint8Array {
  return createHash('sha256').update(`qyzmet/${purpose}/`).update(secretText).digest();
}
