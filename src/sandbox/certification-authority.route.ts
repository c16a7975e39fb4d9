import type { FastifyInstance } from 'fastify';
import { KEY_ALGORITHMS, publicationPath, type SandboxAuthority } from './certification-authority/index.ts';

/**
 * What the authorities publish, those with RSA keys below `/ca`, those with GOST keys below `/ca/gost`: both
 * certificates as PEM (RFC 8555 media type) and as DER, and both revocation lists (RFC 2585).
 */
export function registerCertificationAuthority(
  scope: FastifyInstance,
  authority: () => Promise<SandboxAuthority>,
): void {
  for (const algorithm of KEY_ALGORITHMS) {
    const path = publicationPath(algorithm);
    const publish = (name: string, type: string, read: (opened: SandboxAuthority) => string | Uint8Array) =>
      scope.get(`${path}/${name}`, async (_request, reply) => {
        const content = read(await authority());
        return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content));
      });
    publish('root.pem', 'application/pem-certificate-chain', (opened) => opened.rootPem(algorithm));
    publish('issuing.pem', 'application/pem-certificate-chain', (opened) => opened.issuingPem(algorithm));
    publish('root.cer', 'application/pkix-cert', (opened) => opened.rootDer(algorithm));
    publish('issuing.cer', 'application/pkix-cert', (opened) => opened.issuingDer(algorithm));
    publish('crl', 'application/pkix-crl', (opened) => opened.crlDer(algorithm));
    publish('root-crl', 'application/pkix-crl', (opened) => opened.rootCrlDer(algorithm));
  }
}
