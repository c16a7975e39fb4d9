import { z } from 'zod';
import { globalId } from '../../kernel/index.ts';
import { INDEX_FORMAT, INDEX_PATH, INDEX_VERSION } from '../archive-index.ts';
import { ArchiveFault } from './finding.ts';
import type { OpenedArchive } from './open-archive.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const exchangesSchema = z.object({
  envelopes: z.array(
    z.object({
      file: z.string(),
      direction: z.enum(['SENT', 'ANSWERED', 'RECEIVED']),
      form: z.enum(['ENVELOPE', 'DATA']),
      kind: z.string(),
      messageId: z.string(),
      signerBin: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});

const noticeSchema = z.object({ file: z.string().nullable(), paymentId: z.string(), at: z.iso.datetime() });

const indexSchema = z.object({
  format: z.literal(INDEX_FORMAT),
  /** The first had neither envelopes nor notices. */
  version: z.union([z.literal(1), z.literal(INDEX_VERSION)]),
  server: z.string(),
  scope: z.enum(['APPLICANT', 'PROVIDER']),
  request: z.object({
    id: z.string(),
    number: z.string().nullable(),
    version: z.number(),
    regulation: z.string(),
  }),
  members: z.array(
    z.object({
      path: z.string(),
      mediaType: z.string(),
      size: z.number(),
      sha256,
      originalName: z.string().optional(),
    }),
  ),
  signatures: z.array(
    z.object({
      folder: z.string(),
      file: z.string(),
      over: z.enum(['DOCUMENT', 'PAPER', 'PAPER_INSIDE']),
      step: z.string(),
      role: z.string(),
      signer: z.object({
        name: z.string(),
        iin: z.string(),
        bin: z.string().nullable(),
        serialNumber: z.string(),
      }),
      algorithm: z.string(),
      receivedAt: z.iso.datetime(),
    }),
  ),
  exchanges: exchangesSchema.default({ envelopes: [] }),
  notices: z.array(noticeSchema).default([]),
});
export type ArchiveIndex = z.infer<typeof indexSchema>;

const requestSchema = z.object({
  id: z.string(),
  number: z.string().nullable(),
  status: z.string(),
  application: z.record(z.string(), z.unknown()),
  attachments: z.array(
    z.object({ id: z.string(), sha256: z.string().nullable(), path: z.string().nullable() }),
  ),
  result: z.object({ number: z.string(), path: z.string(), sha256 }).nullable(),
});
export type ArchivedRequest = z.infer<typeof requestSchema>;

const eventsSchema = z.object({
  events: z.array(
    z.object({
      at: z.string(),
      type: z.string(),
      status: z.string(),
      values: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type ArchivedLog = z.infer<typeof eventsSchema>;

const paperSchema = z.object({ size: z.number(), sha256 });

const ownStatementSchema = z.object({
  purpose: z.enum(['APPLICATION', 'RESULT']),
  request: z.object({ id: z.string() }),
  matter: z.looseObject({
    application: z.unknown().optional(),
    attachments: z.array(z.object({ id: z.string(), sha256: z.string().nullable() })).optional(),
    paper: paperSchema.optional(),
  }),
});
export type SignedStatement = z.infer<typeof ownStatementSchema>;

/** What an official signs in the provider's own system (docs/systems.md). */
const reportedStatementSchema = z
  .object({
    type: z.literal('qyzmet-result-statement'),
    request: z.object({ id: z.uuid() }),
    paper: paperSchema,
  })
  .transform(
    ({ request, paper }): SignedStatement => ({
      purpose: 'RESULT',
      request: { id: globalId('req', request.id) },
      matter: { paper },
    }),
  );

const statementSchema = z.union([ownStatementSchema, reportedStatementSchema]);

const evidenceSchema = z.object({
  chain: z.array(z.object({ der: z.base64() })),
  timestamp: z.object({ chain: z.array(z.object({ der: z.base64() })) }).nullable(),
  revocation: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('CRL') }),
      z.object({ kind: z.literal('OCSP'), response: z.base64() }),
    ]),
  ),
});
export type KeptEvidence = z.infer<typeof evidenceSchema>;

/** The data of an archive, each file read strictly; ArchiveFault RECORD, or MISSING, for what makes no sense. */
export const archiveData = {
  index: (archive: OpenedArchive): Promise<ArchiveIndex> => read(archive, INDEX_PATH, indexSchema),
  request: (archive: OpenedArchive): Promise<ArchivedRequest> => read(archive, 'request.json', requestSchema),
  log: (archive: OpenedArchive): Promise<ArchivedLog> => read(archive, 'events.json', eventsSchema),
  statement: (archive: OpenedArchive, folder: string): Promise<SignedStatement> =>
    read(archive, `${folder}/document.json`, statementSchema),
  evidence: (archive: OpenedArchive, folder: string): Promise<KeptEvidence> =>
    read(archive, `${folder}/evidence.json`, evidenceSchema),
};

async function read<T>(archive: OpenedArchive, path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(jsonOf((await archive.read(path)).toString('utf8'), path));
  if (!parsed.success) throw new ArchiveFault({ code: 'RECORD', path });
  return parsed.data;
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveFault({ code: 'RECORD', path });
  }
}
