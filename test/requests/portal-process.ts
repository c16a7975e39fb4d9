import fc from 'fast-check';
import { EDITIONS } from '../../src/catalogue/index.ts';
import type { Facts } from '../../src/requests/step-rules.ts';

const edition = EDITIONS.find(({ key }) => key === '178-2012-3');
const portal = edition?.processes.find(({ channel }) => channel === 'PORTAL');
if (portal === undefined) throw new Error('the portal process is not declared');
/** The process of paragraph 6, as declared. */
export const process = portal;

/** `PROCESS.4` for PORTAL.PROCESS.4. */
export const short = (key: string): string => key.replace('PORTAL.', '');

const answer = fc.constantFrom('PASS' as const, 'FAIL' as const);
const anyStaff = fc.constantFrom(...process.steps).chain((step) =>
  (step.kind === 'CONDITION' ? answer : fc.constant(null)).map((given) => ({
    step: step.key,
    answer: given,
  })),
);
/** Whatever may be known when a request goes on; an answer only of a step that asks for one. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    authenticated: fc.constant(true as const),
    formComplete: fc.constant(true as const),
    payment: fc.constantFrom('PAID' as const, 'MISSING' as const),
    certificate: fc.constantFrom('CONFIRMED' as const, 'REFUSED' as const),
    staff: anyStaff,
  },
  { requiredKeys: [] },
);
