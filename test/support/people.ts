/** As the sandbox lists its people. */
export interface DemonstrationPerson {
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  /** Taxpayer's number, for those who may log in with one. */
  readonly rnn: string | null;
  readonly role: string;
  readonly organisation: string | null;
  readonly password: string;
  /** Base64. */
  readonly p12: string;
  readonly p12Password: string;
}

export async function peopleOf(sandboxUrl: string): Promise<DemonstrationPerson[]> {
  const response = await fetch(`${sandboxUrl}/people`);
  return (await response.json()) as DemonstrationPerson[];
}
