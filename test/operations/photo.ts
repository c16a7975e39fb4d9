import type { Client } from '../support/client.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC';

/** Id of a photo that was uploaded. */
export async function photoOf(client: Client): Promise<string> {
  const form = new FormData();
  const png = new Uint8Array(Buffer.from(PNG, 'base64'));
  form.append('file', new Blob([png], { type: 'image/png' }), 'photo.png');
  const response = await fetch(`${client.url}/files`, {
    method: 'POST',
    body: form,
    headers: client.headers(),
  });
  return ((await response.json()) as { id: string }).id;
}
