import { Bringing } from './bringing.ts';
import { BroughtStandings } from './brought-standing.ts';
import { FindApplicant } from './find-applicant.ts';
import { PrepareRequest } from './prepare-request.ts';
import { SubmitBroughtRequest } from './submit-brought-request.ts';
import { WithdrawBroughtRequest } from './withdraw-brought-request.ts';

type PortsOf<UseCase extends abstract new (ports: never) => unknown> = ConstructorParameters<UseCase>[0];

type BringingPorts = Omit<PortsOf<typeof PrepareRequest>, 'applicants'> &
  Omit<PortsOf<typeof SubmitBroughtRequest>, 'standings'> &
  Omit<PortsOf<typeof WithdrawBroughtRequest>, 'standings'> &
  PortsOf<typeof BroughtStandings> & {
    /** For a system that waits for the answer. */
    readonly quickRegistries: ConstructorParameters<typeof FindApplicant>[0];
  };

/** Puts together what other systems do with requests that they bring. */
export function createBringing(ports: BringingPorts): Bringing {
  const standings = new BroughtStandings(ports);
  return new Bringing({
    prepare: new PrepareRequest({ ...ports, applicants: new FindApplicant(ports.quickRegistries) }),
    submit: new SubmitBroughtRequest({ ...ports, standings }),
    withdraw: new WithdrawBroughtRequest({ ...ports, standings }),
    standings,
  });
}
