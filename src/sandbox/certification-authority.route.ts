import type { FastifyInstance } from 'fastify';
import {
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  OCSP_LIES,
  type OcspLie,
  publicationPath,
  type SandboxAuthority,
} from './certification-authority/index.ts';
import type { FaultMode, FaultSwitch } from './faults/fault-switch.ts';
import { withFaults } from './faults/with-faults.ts';

interface Ports {
  readonly authority: () => Promise<SandboxAuthority>;
  readonly faults: FaultSwitch;
}

/**
 * What the authorities publish, those with RSA keys below `/ca`, those with GOST keys below `/ca/gost`: their
 * certificates as PEM (RFC 8555 media type) and as DER, their revocation lists with the deltas (RFC 2585); and their
 * answers on the status of certificates, all at one address (RFC 6960 A).
 */
export function registerCertificationAuthority(server: FastifyInstance, { authority, faults }: Ports): void {
  for (const algorithm of KEY_ALGORITHMS) publishCertificates(server, authority, algorithm);
  withFaults(server, { system: 'CRL', faults }, (scope) => {
    for (const algorithm of KEY_ALGORITHMS) publishLists(scope, authority, algorithm);
  });
  withFaults(server, { system: 'OCSP', faults }, (scope, modeOf) => {
    scope.addContentTypeParser('application/ocsp-request', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Body: Buffer }>('/ca/ocsp', async (request, reply) => {
      const opened = await authority();
      return reply
        .type('application/ocsp-response')
        .send(await opened.answerOcsp(request.body, lieOf(modeOf(request))));
    });
  });
}

function publishCertificates(
  scope: FastifyInstance,
  authority: Ports['authority'],
  algorithm: KeyAlgorithm,
): void {
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
}

function publishLists(scope: FastifyInstance, authority: Ports['authority'], algorithm: KeyAlgorithm): void {
  const path = publicationPath(algorithm);
  const publish = (name: string, list: (opened: SandboxAuthority) => Uint8Array) =>
    scope.get(`${path}/${name}`, async (_request, reply) =>
      reply.type('application/pkix-crl').send(Buffer.from(list(await authority()))),
    );
  publish('crl', (opened) => opened.crlDer(algorithm));
  publish('delta-crl', (opened) => opened.deltaCrlDer(algorithm));
  publish('root-crl', (opened) => opened.rootCrlDer(algorithm));
}

function lieOf(mode: FaultMode): OcspLie | undefined {
  return OCSP_LIES.find((lie) => lie === mode);
}
