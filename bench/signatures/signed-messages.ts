import { systemClock } from '../../src/kernel/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/authority.ts';
import {
  InMemoryRevocationLists,
  RevocationJudge,
  SignatureJudge,
  TrustStore,
} from '../../src/signatures/index.ts';
import { signCms } from '../../src/signing/index.ts';
import type { KeyAlgorithm } from '../../src/signing/signing-key.ts';

/** As large as an application in canonical JSON. */
export const CONTENT = Buffer.alloc(2_000, 'x');

export interface Court {
  /** Judges one message whole: structure, chain, signature, dates, purpose, revocation lists, identity. */
  judge(message: Uint8Array): Promise<void>;
  /** Messages of so many signers, the content inside; each signer signs once. */
  messages(algorithm: KeyAlgorithm, signers: number): Promise<Buffer[]>;
}

/** The server's judge over the sandbox's authority, with its lists in memory. */
export async function openCourt(): Promise<Court> {
  const authority = await SandboxAuthority.open({ clock: systemClock, url: 'http://localhost' });
  const trust = new TrustStore({
    roots: [authority.rootPem('RSA'), authority.rootPem('GOST2015')],
    intermediates: [authority.issuingPem('RSA'), authority.issuingPem('GOST2015')],
  });
  const lists = new InMemoryRevocationLists({ trust, clock: systemClock });
  for (const algorithm of ['RSA', 'GOST2015'] as const) {
    await lists.install(authority.crlDer(algorithm));
    await lists.install(authority.rootCrlDer(algorithm));
  }
  const verifier = new SignatureJudge({ trust, revocation: new RevocationJudge({ lists }) });
  return {
    judge: async (signature) => {
      const verdict = await verifier.verify({ signature, content: CONTENT, at: new Date() });
      if (verdict.state !== 'VALID') throw new Error(`a good signature was judged ${verdict.code}`);
    },
    messages: async (algorithm, signers) => {
      const messages: Buffer[] = [];
      for (let signer = 0; signer < signers; signer += 1) {
        const identity = await authority.certify({
          surname: 'Сынақов',
          givenName: 'Әлем',
          iin: '900101400013',
          template: 'INDIVIDUAL',
          algorithm,
        });
        messages.push(signCms(identity, { content: CONTENT, attached: true, signingTime: new Date() }));
      }
      return messages;
    },
  };
}
