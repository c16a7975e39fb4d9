import { message } from '../../kernel/index.ts';
import type { SignatureRow } from '../request.ts';
import type { CheckEvidence, CheckFinding, CheckSource, CheckSubject } from './examination-check.ts';

const SIGNS: readonly string[] = ['SIGN', 'ATTACH_AND_CERTIFY'];

/**
 * The signature under the application: that there is one, whose certificate it is, and what its verdict rests on. Nothing
 * where the act has no application signed, as at a desk that fills the form in for the applicant.
 */
export const signatureCheck: CheckSource = {
  async check(_database, subject) {
    const { process, request } = subject;
    if (!process.steps.some(({ action }) => SIGNS.includes(action.do))) return [];
    const signature = request.signatures[0];
    if (signature !== undefined) return [signedCheck(subject, signature)];
    return [
      request.heldSignature === null
        ? finding('FAILED', 'missing', [])
        : finding('ATTENTION', 'notJudgedYet', []),
    ];
  },
};

function signedCheck({ request }: CheckSubject, signature: SignatureRow): CheckFinding {
  const { signerName: name, iin, bin, signedAt } = signature;
  const values = { name, date: new Date(signedAt) };
  const evidence = [signatureEvidence(signature)];
  if (request.desk !== null) return finding('PASSED', 'byStaff', evidence, values);
  const own = iin === request.applicantIin && bin === request.applicantBin;
  return own
    ? finding('PASSED', 'byApplicant', evidence, values)
    : finding('FAILED', 'byAnother', evidence, values);
}

function finding(
  outcome: CheckFinding['outcome'],
  found: string,
  evidence: readonly CheckEvidence[],
  values: Readonly<Record<string, string | Date>> = {},
): CheckFinding {
  const text = message(`requests:check.APPLICATION_SIGNATURE.${found}`, values);
  return { code: 'APPLICATION_SIGNATURE', outcome, message: text, evidence };
}

function signatureEvidence({ serialNumber, validTo, algorithm, evidence }: SignatureRow): CheckEvidence {
  const timestamp = evidence?.timestamp ?? null;
  return {
    kind: 'SIGNATURE',
    text: message(`requests:checkEvidence.${timestamp === null ? 'signature' : 'stampedSignature'}`, {
      serialNumber,
      algorithm,
      date: new Date(validTo),
      authority: timestamp?.authority ?? '',
    }),
    nodeId: null,
  };
}
