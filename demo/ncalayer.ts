import { signCmsWithP12 } from '../src/sandbox/certification-authority/sign-cms.ts';
import type { Person } from './people.ts';

/** In place of NCALayer: signs with the key of a key store file; CMS in Base64, the content inside. */
export function signWith(person: Person, content: Uint8Array): string {
  const keyStore = { p12: Buffer.from(person.p12, 'base64'), password: person.p12Password };
  return signCmsWithP12(keyStore, { content, attached: true, signingTime: new Date() }).toString('base64');
}
