import type { PersonStore, Viewer } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';

/** For whom a request is made. */
export interface Applicant {
  /** Null for somebody who has no account. */
  readonly id: string | null;
  readonly iin: string | null;
  readonly bin: string | null;
  readonly name: string;
}

interface NamedApplicant {
  readonly iin?: string | null;
  readonly bin?: string | null;
  readonly name: string;
}

/** Characters; names of legal entities are long. */
const MAX_NAME = 500;

/** On the portal the applicant is the caller: as the person, or for the legal entity that the caller stands for. */
export function applicantOnPortal(viewer: Viewer, named: NamedApplicant | null): Applicant {
  if (named === null) return { id: viewer.id, iin: viewer.iin, bin: viewer.bin, name: viewer.name };
  if ((named.iin ?? viewer.iin) !== viewer.iin || ![null, viewer.bin].includes(named.bin ?? null)) {
    throw new DomainError('APPLICANT_NOT_CALLER', { path: ['input', 'applicant'] });
  }
  const name = checkedName(named);
  const bin = named.bin ?? null;
  /* A person's name is the account's; only the name of the legal entity is the form's to say. */
  return { id: viewer.id, iin: viewer.iin, bin, name: bin === null ? viewer.name : name || viewer.name };
}

/** At a desk staff name the applicant; who has an account sees the request there. */
export async function applicantAtDesk(
  people: Pick<PersonStore, 'findByIin'>,
  named: NamedApplicant | null,
): Promise<Applicant> {
  const path = ['input', 'applicant'];
  if (named === null) throw new DomainError('APPLICANT_REQUIRED', { path });
  const { iin = null, bin = null } = named;
  if (iin === null && bin === null) throw new DomainError('APPLICANT_NUMBER_REQUIRED', { path });
  const name = checkedName(named);
  if (name === '') throw new DomainError('APPLICANT_NAME_REQUIRED', { path: [...path, 'name'] });
  const account = iin === null ? null : await people.findByIin(iin);
  return { id: account?.id ?? null, iin, bin, name };
}

function checkedName({ name }: NamedApplicant): string {
  if (name.length > MAX_NAME) {
    throw new DomainError('NAME_TOO_LONG', {
      path: ['input', 'applicant', 'name'],
      values: { max: MAX_NAME },
    });
  }
  return name.trim();
}
