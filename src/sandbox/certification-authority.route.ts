import type { FastifyInstance } from 'fastify';
import { OCSP_LIES, type OcspLie, type SandboxAuthority } from './certification-authority/index.ts';
import type { FaultMode, FaultSwitch } from './faults/fault-switch.ts';
import { withFaults } from './faults/with-faults.ts';

interface Ports {
  readonly authority: () => Promise<SandboxAuthority>;
  readonly faults: FaultSwitch;
}

/**
 * What the authority publishes: both certificates (RFC 8555 media type), the revocation lists (RFC 2585), and
 * its answers on the status of certificates (RFC 6960 A).
 */
export function registerCertificationAuthority(server: FastifyInstance, { authority, faults }: Ports): void {
  server.get('/ca/root.pem', async (_request, reply) =>
    reply.type('application/pem-certificate-chain').send((await authority()).rootPem()),
  );
  server.get('/ca/issuing.pem', async (_request, reply) =>
    reply.type('application/pem-certificate-chain').send((await authority()).issuingPem()),
  );
  withFaults(server, { system: 'CRL', faults }, (scope) => {
    const publish = (path: string, list: (of: SandboxAuthority) => Uint8Array) =>
      scope.get(path, async (_request, reply) =>
        reply.type('application/pkix-crl').send(Buffer.from(list(await authority()))),
      );
    publish('/ca/crl', (of) => of.crlDer());
    publish('/ca/delta-crl', (of) => of.deltaCrlDer());
    publish('/ca/root-crl', (of) => of.rootCrlDer());
  });
  withFaults(server, { system: 'OCSP', faults }, (scope, modeOf) => {
    scope.addContentTypeParser('application/ocsp-request', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Body: Buffer }>('/ca/ocsp', async (request, reply) => {
      const { ocsp } = await authority();
      return reply
        .type('application/ocsp-response')
        .send(await ocsp.answer(request.body, lieOf(modeOf(request))));
    });
  });
}

function lieOf(mode: FaultMode): OcspLie | undefined {
  return OCSP_LIES.find((lie) => lie === mode);
}
