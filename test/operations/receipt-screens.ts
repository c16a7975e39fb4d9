import { receiptCodeOf } from '../documents/receipt-code-of.ts';
import type { Client } from '../support/client.ts';
import { paid } from '../support/story.ts';
import type { UsedDocuments } from './used-documents.ts';

/** The receipt of a payment, checked by whoever holds it, by the stored documents. */
export async function receiptScreens(
  documents: UsedDocuments,
  { applicant, guest }: { readonly applicant: Client; readonly guest: Client },
): Promise<void> {
  const { id } = await paid(applicant);
  const { node } = await applicant.query<{ node: { payment: { receipt: string } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { payment { receipt } } } }',
    { id },
  );
  const response = await fetch(node.payment.receipt);
  const code = receiptCodeOf(Buffer.from(await response.arrayBuffer()));
  for (const client of ['portal', 'integrator']) {
    const told = await documents.run(guest, `${client}/verify-receipt`, { code });
    expect(told).toMatchObject({ verifyReceipt: { valid: true, receipt: { state: 'PAID' } } });
  }
}
