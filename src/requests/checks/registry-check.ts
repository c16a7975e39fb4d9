import { message } from '../../kernel/index.ts';
import type { RegistryAnswerRow, RegistryFinding, RegistryName } from '../../registries/index.ts';
import type { CheckEvidence, CheckFinding, CheckSource, CheckSubject } from './examination-check.ts';

/** Findings that confirm; every other one is for a person to look at. */
const CONFIRMS: readonly RegistryFinding[] = [
  'INDIVIDUAL_CONFIRMED',
  'LEGAL_ENTITY_CONFIRMED',
  'POWER_OF_ATTORNEY_CONFIRMED',
];

const OF_APPLICANTS: readonly RegistryName[] = ['INDIVIDUALS_REGISTRY', 'LEGAL_ENTITIES_REGISTRY'];

/**
 * What the registries said of the applicant, and of the representative where there is one. A dead or incapable person, a
 * liquidated entity or a revoked power of attorney never gets here: the act's condition ends such a request.
 */
export const registryCheck: CheckSource = {
  async check(_database, subject) {
    const { registryAnswers, representative } = subject.request;
    const ofApplicant = registryAnswers.filter(({ registry }) => OF_APPLICANTS.includes(registry));
    const applicant = answersCheck(subject, 'APPLICANT', ofApplicant);
    if (representative === null) return [applicant];
    const ofPower = registryAnswers.filter(({ registry }) => registry === 'NOTARIAL_SYSTEM');
    return [applicant, answersCheck(subject, 'REPRESENTATIVE', ofPower)];
  },
};

function answersCheck(
  { process }: CheckSubject,
  code: 'APPLICANT' | 'REPRESENTATIVE',
  answers: readonly RegistryAnswerRow[],
): CheckFinding {
  const findings = answers.flatMap((answer) => answer.findings.map((finding) => ({ answer, finding })));
  const evidence = findings.map(({ answer, finding }) => answerEvidence(answer, finding));
  if (findings.length === 0) {
    const asks = process.steps.some(({ action }) => action.do === 'QUERY_REGISTRIES');
    const why = asks ? 'notAsked' : 'actAsksNobody';
    return { code, outcome: 'NOT_MADE', message: message(`requests:check.${code}.${why}`), evidence };
  }
  const doubts = findings.some(({ finding }) => !CONFIRMS.includes(finding));
  return {
    code,
    outcome: doubts ? 'ATTENTION' : 'PASSED',
    message: message(`requests:check.${code}.${doubts ? 'doubts' : 'confirmed'}`),
    evidence,
  };
}

function answerEvidence(
  { registry, answeredAt }: RegistryAnswerRow,
  finding: RegistryFinding,
): CheckEvidence {
  return {
    kind: 'REGISTRY_ANSWER',
    text: message('requests:checkEvidence.registry', {
      registry: message(`catalogue:system.${registry}`),
      finding: message(`registries:finding.${finding}`),
      date: new Date(answeredAt),
    }),
    nodeId: null,
  };
}
