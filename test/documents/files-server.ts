import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Fastify, { type FastifyRequest } from 'fastify';
import { type FileGrant, FileLinks, filesRoutes } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/texts.ts';
import { DomainError, isLanguage, type Language, projectRoot } from '../../src/kernel/index.ts';
import { createTestDatabase } from '../support/database.ts';

export const applicant = '01930f3c-0000-7000-8000-000000000001';
export const stranger = '01930f3c-0000-7000-8000-000000000002';

/** The routes on a port of their own, over a real database; time and policy are in the test's hands. */
export async function startFilesServer() {
  const test = await createTestDatabase();
  let now = new Date('2026-11-22T06:00:00Z');
  const clock = { now: () => now };
  const links = new FileLinks({ key: randomBytes(32), clock });
  const refused = new Set<string>();
  const asked: FileGrant[] = [];
  const server = Fastify();
  await server.register(filesRoutes, {
    database: test.database,
    clock,
    texts: await loadTexts(join(projectRoot, 'locales')),
    links,
    languageOf,
    authenticate,
    drawReceipt: async () => null,
    openArchive: async () => null,
    drawPaper: async () => null,
    mayDownload: async (grant) => {
      asked.push(grant);
      return !refused.has(grant.viewerId);
    },
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    links,
    database: test.database,
    clock,
    /** What the policy was asked, in order. */
    asked,
    /** From now on the policy says no to this viewer. */
    refuse: (viewerId: string) => refused.add(viewerId),
    passSeconds: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    countFiles: async () => (await test.database.query('SELECT id FROM stored_file')).length,
    stop: async () => {
      await server.close();
      await test.drop();
    },
  };
}

export type FilesServer = Awaited<ReturnType<typeof startFilesServer>>;

export interface UploadAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a form as its sender; `null` is nobody. */
export async function sendForm(
  server: FilesServer,
  body: FormData | string | Buffer,
  options: { readonly as?: string | null; readonly headers?: Record<string, string> } = {},
): Promise<UploadAnswer> {
  const sender = options.as === undefined ? applicant : options.as;
  const headers = { ...(sender === null ? {} : { authorization: `Person ${sender}` }), ...options.headers };
  const response = await fetch(`${server.url}/files`, {
    method: 'POST',
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export function formOf(content: Buffer, fileName: string, type = 'application/octet-stream'): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)], { type }), fileName);
  return form;
}

async function authenticate(request: FastifyRequest): Promise<{ id: string } | DomainError> {
  const [scheme, id] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Person' && id !== undefined ? { id } : new DomainError('UNAUTHENTICATED');
}

function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers['accept-language']?.slice(0, 2);
  return isLanguage(wanted) ? wanted : 'kk';
}
