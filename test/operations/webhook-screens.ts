import type { Client } from '../support/client.ts';
import type { UsedDocuments } from './used-documents.ts';

/** A webhook from its registration to its end, by the stored documents. */
export async function webhookScreens(documents: UsedDocuments, integrator: Client): Promise<void> {
  const run = <Data>(name: string, variables: Record<string, unknown> = {}): Promise<Data> =>
    documents.run<Data>(integrator, name, variables);
  const { registerWebhook } = await run<{ registerWebhook: { webhook: { id: string; cursor: string } } }>(
    'integrator/register-webhook',
    { input: { url: 'http://localhost:1/hook', description: 'Учет', types: ['SENT'] } },
  );
  const { id, cursor } = registerWebhook.webhook;
  await run('integrator/webhooks');
  await run('integrator/more-deliveries', { id, after: `whd_${id.slice('whk_'.length)}` });
  await run('integrator/rotate-webhook-secret', { id });
  await run('integrator/disable-webhook', { id });
  await run('integrator/enable-webhook', { id });
  await run('integrator/replay-webhook', { id, after: cursor });
  await run('integrator/delete-webhook', { id });
}
