import type { FastifyInstance } from 'fastify';
import type { SandboxAuthority } from './certification-authority/index.ts';

/** What the authority publishes: both certificates (RFC 8555 media type) and both revocation lists (RFC 2585). */
export function registerCertificationAuthority(
  scope: FastifyInstance,
  authority: () => Promise<SandboxAuthority>,
): void {
  scope.get('/ca/root.pem', async (_request, reply) =>
    reply.type('application/pem-certificate-chain').send((await authority()).rootPem()),
  );
  scope.get('/ca/issuing.pem', async (_request, reply) =>
    reply.type('application/pem-certificate-chain').send((await authority()).issuingPem()),
  );
  scope.get('/ca/crl', async (_request, reply) =>
    reply.type('application/pkix-crl').send(Buffer.from((await authority()).crlDer())),
  );
  scope.get('/ca/root-crl', async (_request, reply) =>
    reply.type('application/pkix-crl').send(Buffer.from((await authority()).rootCrlDer())),
  );
}
