import type { Catalogue } from '../catalogue/index.ts';
import type { FileGrant } from '../documents/index.ts';
import { requireViewer, type Viewer, type ViewerContext } from '../identity/index.ts';
import type { WorkingCalendar } from '../kernel/index.ts';
import type { AvailableAction } from './available-actions.ts';
import type { ExaminationCheckView } from './checks/examination.ts';
import type { MobileSigningStore } from './mobile-signing/mobile-signing-store.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';

/** What the fields of a request reach for; the same for every call. */
export interface RequestsKit {
  readonly reader: RequestReader;
  readonly mobileSignings: MobileSigningStore;
  readonly catalogue: Catalogue;
  /** Address of a short-lived link. */
  readonly fileUrl: (grant: FileGrant) => string;
  readonly verificationUrl: (number: string) => string;
  readonly now: () => Date;
  readonly calendar: () => WorkingCalendar;
  /** What was looked at for whoever decides of a request in hand. */
  readonly checks: (requestId: string) => Promise<readonly ExaminationCheckView[]>;
  readonly actions: (viewer: Viewer, request: RequestRow) => Promise<readonly AvailableAction[]>;
}

export interface RequestsContext extends ViewerContext {
  readonly requests: RequestsKit;
}

/** The viewer of a field below a request: whoever reached the request is logged in. */
export function viewerOf(context: RequestsContext): Viewer {
  return requireViewer(context);
}
