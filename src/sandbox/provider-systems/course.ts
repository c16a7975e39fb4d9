import type { DemonstrationRole, OrganisationCode } from '../people/demonstration-person.ts';

/** What a system reports next of a request; texts of the acts: `docs/systems.md`. */
export type CourseStep =
  | { readonly status: string }
  | {
      readonly key: string;
      readonly by: DemonstrationRole;
      readonly did: 'registered' | 'handedOn' | 'takenUp' | 'checked' | 'drafted' | 'agreed' | 'issued';
      readonly assigns?: DemonstrationRole;
    };

/** How a system works through the requests of one act: everything is granted. */
export interface Course {
  readonly organisation: OrganisationCode;
  /** What is issued, as the act's `document`. */
  readonly document: 'FOREIGN_PERIODICALS_REFERENCE' | 'MEDIA_CERTIFICATE';
  readonly steps: readonly CourseStep[];
}

/** By regulation and channel. */
export const COURSES: ReadonlyMap<string, Course> = new Map<string, Course>([
  [
    '57-2012 PORTAL',
    {
      organisation: 'MANGYSTAU_INTERNAL_POLICY',
      document: 'FOREIGN_PERIODICALS_REFERENCE',
      steps: [
        { status: '3-3' },
        { key: 'PORTAL.ACTION.5', by: 'CLERK', did: 'registered', assigns: 'EXECUTOR' },
        { key: 'PORTAL.ACTION.6', by: 'EXECUTOR', did: 'drafted' },
        { key: 'PORTAL.PROCESS.7', by: 'EXECUTOR', did: 'issued' },
      ],
    },
  ],
  [
    '57-2012 PSC',
    {
      organisation: 'MANGYSTAU_INTERNAL_POLICY',
      document: 'FOREIGN_PERIODICALS_REFERENCE',
      steps: [
        { key: 'PSC.ACTION.5', by: 'CLERK', did: 'registered', assigns: 'EXECUTOR' },
        { key: 'PSC.ACTION.6', by: 'EXECUTOR', did: 'drafted' },
        { key: 'PSC.PROCESS.7', by: 'EXECUTOR', did: 'issued' },
      ],
    },
  ],
  [
    '183-2015 PORTAL',
    {
      organisation: 'EAST_KAZAKHSTAN_INTERNAL_POLICY',
      document: 'FOREIGN_PERIODICALS_REFERENCE',
      steps: [
        { key: 'PORTAL.ACTION.1', by: 'CLERK', did: 'registered' },
        { key: 'PORTAL.ACTION.2', by: 'HEAD', did: 'handedOn', assigns: 'UNIT_HEAD' },
        { key: 'PORTAL.ACTION.3', by: 'UNIT_HEAD', did: 'handedOn', assigns: 'EXECUTOR' },
        { key: 'PORTAL.ACTION.COMPLETENESS', by: 'EXECUTOR', did: 'checked' },
        { key: 'PORTAL.ACTION.4', by: 'EXECUTOR', did: 'drafted' },
        { key: 'PORTAL.ACTION.5', by: 'HEAD', did: 'issued' },
      ],
    },
  ],
  [
    '322-2019 PORTAL',
    {
      organisation: 'INFORMATION_COMMITTEE',
      document: 'MEDIA_CERTIFICATE',
      steps: [
        { key: 'PORTAL.ACTION.1', by: 'CLERK', did: 'registered', assigns: 'UNIT_HEAD' },
        { key: 'PORTAL.ACTION.2', by: 'UNIT_HEAD', did: 'handedOn', assigns: 'EXECUTOR' },
        { key: 'PORTAL.ACTION.3', by: 'EXECUTOR', did: 'takenUp' },
        { key: 'PORTAL.ACTION.COMPLETENESS', by: 'EXECUTOR', did: 'checked' },
        { key: 'PORTAL.ACTION.4', by: 'EXECUTOR', did: 'drafted' },
        { key: 'PORTAL.ACTION.5', by: 'UNIT_HEAD', did: 'agreed' },
        { key: 'PORTAL.ACTION.6', by: 'HEAD', did: 'issued' },
      ],
    },
  ],
]);
