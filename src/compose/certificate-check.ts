import type { CertificateCheck } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { SignatureVerifier } from '../signatures/index.ts';

/** Logging in asks the judge of signatures, who takes certificates for authentication then too. */
export function certificateCheck(signatures: SignatureVerifier, clock: Clock): CertificateCheck {
  return {
    check: (signature, content) =>
      signatures.verify({ signature, content, at: clock.now(), purpose: 'LOGIN' }),
  };
}
