import type { Api } from '../api.ts';
import { present } from '../check.ts';

/** A step of a process, as the catalogue tells it. */
export interface Step {
  readonly key: string;
  readonly kind: string;
  readonly action: string;
  readonly role: string | null;
  readonly clause: string;
  readonly returnsTo: string | null;
  readonly name: string;
  readonly next: readonly { readonly to: string | null; readonly answer: 'PASS' | 'FAIL' | null }[];
}

export interface Process {
  readonly regulation: string;
  readonly service: string;
  readonly region: string | null;
  readonly providerCode: string;
  readonly channel: string;
  readonly steps: readonly Step[];
  readonly documents: readonly { readonly kind: string }[];
  readonly grounds: readonly string[];
}

interface RegulationAnswer {
  readonly key: string;
  readonly region: string | null;
  readonly providerCode: string;
  readonly service: { readonly code: string };
  readonly form: { readonly documents: readonly { readonly kind: string }[] };
  readonly processes: readonly { readonly channel: string; readonly steps: readonly Step[] }[];
}

/** Every channel process of every regulation that the server knows. */
export async function readProcesses(api: Api): Promise<readonly Process[]> {
  const { regulations } = await api.query<{ regulations: readonly RegulationAnswer[] }>(PROCESSES);
  return present('regulations', regulations).flatMap(({ processes, key, service, form, ...rest }) =>
    processes.map((process) => ({
      ...rest,
      ...process,
      regulation: key,
      service: service.code,
      documents: form.documents,
      grounds: [],
    })),
  );
}

const PROCESSES = `{ regulations { key region providerCode service { code } form { documents { kind } }
  processes { channel steps { key kind action role clause returnsTo name next { to answer } } } } }`;
