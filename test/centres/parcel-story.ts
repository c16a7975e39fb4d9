import { attach } from '../requests/acts.ts';
import {
  act,
  arrived,
  begun,
  handTo,
  type ServiceName,
  signAndSend,
  signResult,
  staffAt,
} from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

/** Monday to Saturday, in the morning and in the afternoon. */
export const TWICE_A_DAY = [1, 2, 3, 4, 5, 6].flatMap((weekday) =>
  ['10:00', '16:00'].map((time) => ({ weekday, time })),
);

/** Everybody at one centre and one provider. */
export interface CentreCast {
  readonly operator: Client;
  readonly store: Client;
  readonly courier: Client;
  readonly centreHead: Client;
  readonly clerk: Client;
  readonly executor: Client;
  readonly head: Client;
  readonly unitHead: Client;
}

export async function gather(server: RunningServer, centre: string, provider: string): Promise<CentreCast> {
  const [operator, store, courier, centreHead] = await Promise.all(
    ['PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER', 'HEAD'].map((role) => staffAt(server, centre, role)),
  );
  const [clerk, executor, head, unitHead] = await Promise.all(
    ['CLERK', 'EXECUTOR', 'HEAD', 'UNIT_HEAD'].map((role) => staffAt(server, provider, role)),
  );
  const all = { operator, store, courier, centreHead, clerk, executor, head, unitHead };
  if (Object.values(all).includes(undefined)) throw new Error('somebody is missing');
  return all as CentreCast;
}

export const APPLICANT = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };
export const ATTORNEY = {
  iin: '050912300344',
  name: 'Мысалбаев Қайрат Сынақұлы',
  powerOfAttorneyNumber: 'ДП-2026-0001',
  powerOfAttorneyDate: '2026-11-01',
};

/** An apostille asked for at the centre, found in the registries: its papers are noted, nothing is certified yet. */
export async function apostilleDraft(
  { operator }: Pick<CentreCast, 'operator'>,
  input: Record<string, unknown> = {},
): Promise<string> {
  const service: ServiceName = 'Apostille';
  const id = await begun(operator, service, {
    channel: 'PSC',
    regulation: '178-2012-1',
    applicant: APPLICANT,
    ...input,
  });
  await arrived(operator, id, 'PSC.PROCESS.5');
  await attach(operator, { requestId: id, kind: 'DOCUMENT_TO_APOSTILLE', onPaper: true });
  return id;
}

/** The same, certified and come to the provider's clerk. */
export async function apostilleSent(
  by: Pick<CentreCast, 'operator'>,
  input: Record<string, unknown> = {},
): Promise<string> {
  const id = await apostilleDraft(by, input);
  await signAndSend(by.operator, id);
  await arrived(by.operator, id, 'PSC.PROCESS.7');
  return id;
}

/** The provider registers, examines and signs. */
export async function apostilleIssued(by: CentreCast, id: string): Promise<void> {
  await handTo(by.clerk, id, by.executor);
  await act(by.executor, id, { decision: { outcome: 'GRANTED' } });
  await signResult(by.head, id);
}

/** An accounting of foreign periodicals that waits for its papers to be taken in. */
export async function periodicalsEntered({ operator }: Pick<CentreCast, 'operator'>): Promise<string> {
  const id = await begun(operator, 'ForeignPeriodicals', {
    channel: 'PSC',
    regulation: '183-2015',
    applicant: APPLICANT,
    application: {
      region: '63',
      periodicals: [
        {
          title: 'Musterblatt',
          country: 'DE',
          languages: ['de'],
          topics: ['CULTURE_AND_ARTS'],
          periodicity: 'MONTHLY',
          copies: 250,
        },
      ],
    },
  });
  await arrived(operator, id, 'PSC.ACTION.TAKE_IN');
  return id;
}
