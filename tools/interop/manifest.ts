import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder cannot be checked at all: it has no manifest, or one that cannot be read. */
export class ManifestFault extends Error {}

/** Milliseconds since 1970. */
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** What the manifest says of a certificate: of a key store, a signer, or the file itself. */
const certificateFacts = z.looseObject({
  alg: z.string().nullish(),
  /** As `CN=…,SN=…`, in the order of the certificate. */
  subject: z.string().nullish(),
  issuerCN: z.string().nullish(),
  /** Hexadecimal. */
  serial: z.hex().nullish(),
  notBefore: moment.nullish(),
  notAfter: moment.nullish(),
  eku: z.array(z.string()).nullish(),
  /** Whether the authority's signature over it is good. */
  caSignature: z.boolean().nullish(),
  /** The lists of the folder that name it. */
  revokedIn: z.array(z.object({ crl: z.string(), at: moment, reason: z.int().nullish() })).nullish(),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;

const signerFacts = certificateFacts.extend({
  digest: z.string().nullish(),
  sigAlg: z.string().nullish(),
  verified: z.boolean().nullish(),
  signingTime: moment.nullish(),
  /** Present and not false: a time-stamp stands beside the signature. */
  tst: z.unknown().optional(),
});
export type SignerFacts = z.infer<typeof signerFacts>;

const fileFacts = signerFacts.extend({
  password: z.string().nullish(),
  /** `attached`, or `detached: the 7 bytes "test123"`. */
  content: z.string().nullish(),
  signers: z.array(signerFacts).nullish(),
  thisUpdate: moment.nullish(),
  nextUpdate: moment.nullish(),
  entries: z.int().nullish(),
});
export type FileFacts = z.infer<typeof fileFacts>;

/** A row of the manifest, its other fields as they stand. */
const manifestEntry = z.looseObject({
  file: z.string().min(1),
  kind: z.string(),
  sha256: z.hex().length(64),
});
export type ManifestEntry = z.infer<typeof manifestEntry>;

/** Throws ManifestFault. */
export function readManifest(folder: string): readonly ManifestEntry[] {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new ManifestFault(`${folder} has no manifest.json`);
  const parsed = z.array(manifestEntry).min(1).safeParse(jsonOf(path));
  if (!parsed.success) throw new ManifestFault(`${path} is no manifest:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ManifestFault(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What the row says, or the words why that is not understood. Fields not known here are left alone. */
export function factsOf(entry: ManifestEntry): FileFacts | string {
  const parsed = fileFacts.safeParse(entry);
  if (parsed.success) return parsed.data;
  return `fields of another shape: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`;
}

export interface DateAt {
  /** The end of the day, UTC. */
  readonly moment: Date;
  /** The manifest's word on each certificate for that day, `in-period` for one; undefined where it has none. */
  wordOn(facts: unknown): string | undefined;
}

const DATE_FIELD = /^dateAt(\d{4})(\d\d)(\d\d)$/;

/** The day as of which the manifest speaks, by the name of its fields. Throws ManifestFault unless it is one. */
export function dateOf(entries: readonly ManifestEntry[]): DateAt {
  const names = new Set<string>();
  JSON.stringify(entries, (name, value) => {
    if (DATE_FIELD.test(name)) names.add(name);
    return value;
  });
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) {
    throw new ManifestFault(
      name === undefined
        ? 'the manifest does not say as of which day: no field dateAtYYYYMMDD'
        : `the manifest speaks of several days: ${[...names].join(', ')}`,
    );
  }
  const end = new Date(`${name.replace(DATE_FIELD, '$1-$2-$3')}T23:59:59Z`);
  if (Number.isNaN(end.getTime())) throw new ManifestFault(`${name} names no day`);
  const word = z.looseObject({ [name]: z.string() });
  return {
    moment: end,
    wordOn: (facts) => {
      const found = word.safeParse(facts);
      return found.success ? found.data[name] : undefined;
    },
  };
}
