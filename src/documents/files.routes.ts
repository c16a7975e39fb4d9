import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Texts } from '../graphql/index.ts';
import { type Clock, DomainError, type Language } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { attachmentDisposition } from './content-disposition.ts';
import { fileErrorHandler } from './file-errors.ts';
import type { FileGrant, FileLinks } from './file-links.ts';
import { MAX_BODY_SIZE, MULTIPART_LIMITS, receiveUpload } from './receive-upload.ts';
import { fileTooLarge, storeFile } from './store-file.ts';
import { type DrawnFile, fileGlobalId, type StoredFile, type StreamedFile } from './stored-file.ts';
import { selectFileWithContent } from './stored-file-store.ts';

export interface FilesPorts {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly links: FileLinks;
  readonly languageOf: (request: FastifyRequest) => Language;
  /** Who sends the file (uuid of the person), or why nobody may. */
  readonly authenticate: (request: FastifyRequest) => Promise<{ readonly id: string } | DomainError>;
  /** The receipt of a payment; null for one that has none. */
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  /** A paper that is drawn when it is fetched, for whoever the policy lets; null where the link is to a stored file. */
  readonly drawPaper: (grant: FileGrant) => Promise<DrawnFile | null>;
  /** An archive that is made when it is fetched, or a part of one, for whoever the policy lets; null where the link is to something else. */
  readonly openArchive: (grant: FileGrant) => Promise<DrawnFile | StreamedFile | null>;
  /** The access policy's word at the time of the download. */
  readonly mayDownload: (grant: FileGrant) => Promise<boolean>;
}

async function serveFiles(server: FastifyInstance, ports: FilesPorts): Promise<void> {
  await server.register(multipart, { limits: MULTIPART_LIMITS });
  server.setErrorHandler(fileErrorHandler(ports));
  const uploaders = new WeakMap<FastifyRequest, string>();

  server.route({
    method: 'POST',
    url: '/files',
    bodyLimit: MAX_BODY_SIZE,
    onRequest: async (request) => {
      const uploader = await ports.authenticate(request);
      if (uploader instanceof DomainError) throw uploader;
      if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_SIZE) throw fileTooLarge();
      uploaders.set(request, uploader.id);
    },
    handler: async (request, reply) => {
      const ownerId = uploaders.get(request);
      if (ownerId === undefined) throw new DomainError('UNAUTHENTICATED');
      const file = await storeFile(ports, { ownerId, ...(await receiveUpload(request)) });
      return reply.code(201).header('cache-control', 'no-store').send(describe(file));
    },
  });

  server.route<{ Params: { token: string } }>({
    method: 'GET',
    url: '/files/:token',
    /* The address holds the link itself, so it is not written to the log. */
    logLevel: 'warn',
    handler: async (request, reply) => send(reply, await download(ports, request.params.token)),
  });
}

/**
 * `POST /files` takes one file, `GET /files/:token` gives one by a signed link. A Fastify plugin of its own
 * context: its form parser and error answers are no one else's.
 */
export const filesRoutes = fastifyPlugin(serveFiles, { name: 'files', encapsulate: true });

async function download(ports: FilesPorts, token: string): Promise<DrawnFile | StreamedFile> {
  const grant = ports.links.read(token);
  if (grant === null) throw new DomainError('FILE_NOT_FOUND');
  const made = (await ports.drawPaper(grant)) ?? (await ports.openArchive(grant));
  if (made !== null) return made;
  if (!(await ports.mayDownload(grant))) throw new DomainError('FILE_NOT_FOUND');
  const { purpose, fileId } = grant;
  const file = await (purpose === 'PAYMENT_RECEIPT'
    ? ports.drawReceipt(fileId)
    : selectFileWithContent(ports.database, fileId));
  if (file === null) throw new DomainError('FILE_NOT_FOUND');
  return file;
}

function send(reply: FastifyReply, file: DrawnFile | StreamedFile): FastifyReply {
  return reply
    .headers({
      'content-type': file.mediaType,
      ...('size' in file ? { 'content-length': file.size } : {}),
      'content-disposition': attachmentDisposition(file.fileName),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
      etag: `"${file.sha256}"`,
    })
    .send('content' in file ? file.content : file.stream);
}

function describe(file: StoredFile) {
  return {
    id: fileGlobalId(file.id),
    fileName: file.fileName,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
  };
}
