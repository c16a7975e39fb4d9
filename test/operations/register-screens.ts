import type { Client } from '../support/client.ts';
import type { UsedDocuments } from './used-documents.ts';

interface People {
  readonly guest: Client;
  readonly executor: Client;
  readonly head: Client;
}

/** A certificate that was issued upon a request, checked, found and looked after, by the stored documents. */
export async function registerScreens(
  documents: UsedDocuments,
  { guest, executor, head }: People,
  request: { readonly id: string; readonly result: string },
): Promise<void> {
  const run = <Data>(client: Client, name: string, variables: Record<string, unknown>): Promise<Data> =>
    documents.run<Data>(client, `portal/${name}`, { lang: 'RU', ...variables });
  await run(guest, 'verify-result', { number: request.result });
  await documents.run(guest, 'integrator/verify-result', { number: request.result });
  await run(guest, 'verify-paper', { content: Buffer.from(request.result).toString('base64') });
  const { mediaRegister } = await run<{ mediaRegister: { edges: { node: { id: string } }[] } }>(
    guest,
    'media-register',
    { search: request.result },
  );
  const id = mediaRegister.edges[0]?.node.id ?? '';
  await run(guest, 'media-register-entry', { id });
  await run(guest, 'foreign-periodicals-register', { filter: { region: '47' } });
  await run(guest, 'apostille-check', { number: request.result, date: '2026-01-01' });
  await run(executor, 'archival-references-register', {});
  await run(executor, 'similar-titles', { title: 'Мысал жаршысы', territory: ['KZ'] });
  await run(executor, 'titles-of-request', { id: request.id });
  const input = { entryId: id, basis: 'Заявление собственника', basisDate: '2026-10-01' };
  await run(head, 'issue-duplicate', { input });
  await run(head, 'terminate-register-entry', { input });
  await run(head, 'reinstate-register-entry', { input });
}
