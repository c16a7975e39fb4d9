import { isIin } from '../../src/kernel/index.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

let serial = 0;

/** A number with a right check digit that is nobody's: born in 1905. */
export function freshIin(): string {
  for (;;) {
    serial += 1;
    const eleven = `0504044${String(serial).padStart(4, '0')}`;
    const found = [...'0123456789'].map((digit) => `${eleven}${digit}`).find((iin) => isIin(iin));
    if (found !== undefined) return found;
  }
}

/** Somebody who has just registered, with a mail address unless told, and nothing else yet. */
export async function newcomer(
  server: RunningServer,
  settings: { language?: 'KK' | 'RU'; speaks?: 'kk' | 'ru'; withoutMail?: true } = {},
): Promise<{ client: Client; email: string; iin: string }> {
  const iin = freshIin();
  const email = `${iin}@example.kz`;
  const client = server.client(settings.speaks);
  const { register } = await client.query<{ register: { session: { accessToken: string } | null } }>(
    'mutation ($input: RegisterInput!) { register(input: $input) { session { accessToken } userErrors { code } } }',
    {
      input: {
        iin,
        email: settings.withoutMail === true ? null : email,
        name: 'Сынақов Үлгі Мысалұлы',
        password: 'Newcomer-Synaq-2026',
        language: settings.language ?? null,
      },
    },
  );
  if (register.session === null) throw new Error('could not register');
  client.token = register.session.accessToken;
  return { client, email, iin };
}
