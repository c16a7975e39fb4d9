/** Where a paper may be; text `centres:location.<name>`. */
export const PAPER_LOCATIONS = [
  'APPLICANT',
  'WINDOW',
  'STORE',
  'COURIER_OUT',
  'PROVIDER',
  'COURIER_BACK',
  'READY',
  'HANDED_OVER',
  'SOUGHT',
] as const;
export type PaperLocation = (typeof PAPER_LOCATIONS)[number];

/** Where it may go from there. What the provider did not find in a parcel is sought until the store scans it again. */
const PAPER_MOVES: Readonly<Record<PaperLocation, readonly PaperLocation[]>> = {
  APPLICANT: ['WINDOW'],
  WINDOW: ['STORE', 'HANDED_OVER'],
  STORE: ['COURIER_OUT', 'HANDED_OVER'],
  COURIER_OUT: ['PROVIDER', 'SOUGHT'],
  PROVIDER: ['COURIER_BACK'],
  COURIER_BACK: ['READY', 'PROVIDER'],
  READY: ['HANDED_OVER'],
  HANDED_OVER: [],
  SOUGHT: ['STORE'],
};

export function mayMove(from: PaperLocation, to: PaperLocation): boolean {
  return PAPER_MOVES[from].includes(to);
}
