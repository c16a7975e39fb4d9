import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  cmsPem,
  openP12,
  type SigningIdentity,
  signCmsTogether,
} from '../src/sandbox/certification-authority/index.ts';
import { oneOf, required, runCommand, UsageFault } from './sandbox-command.ts';

const USAGE = `The sandbox's signing software, in place of NCALayer: signs a file with keys of the sandbox's authority.

  npm run sign -- --p12 FILE --password PASSWORD --in FILE --out FILE [--detached] [--format cms|pem]

  --p12       key store (PKCS#12) with an RSA or a GOST 34.10-2015 key; again for each further signer
  --password  its password; again for each further key store, or once for all
  --in        what is signed
  --out       where the signature goes
  --detached  the content stays beside the signature instead of inside
  --format    cms: DER (the default); pem: text
`;

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      p12: { type: 'string', multiple: true, default: [] },
      password: { type: 'string', multiple: true, default: [] },
      in: { type: 'string' },
      out: { type: 'string' },
      detached: { type: 'boolean', default: false },
      format: { type: 'string', default: 'cms' },
    },
  });
  const format = oneOf('format', values.format, ['cms', 'pem']);
  const [input, output] = [required('in', values.in), required('out', values.out)];
  const identities = keyStoresOf(values).map(openKeyStore);
  const cms = signCmsTogether(identities, {
    content: readFileSync(input),
    attached: !values.detached,
    signingTime: new Date(),
  });
  writeFileSync(output, format === 'pem' ? cmsPem(cms) : cms);
  const keys = identities.map(({ key }) => key.algorithm).join(', ');
  process.stdout.write(`${output}: signed by the sandbox's software with ${keys}\n`);
});

interface KeyStore {
  readonly file: string;
  readonly password: string;
}

function keyStoresOf({ p12, password }: { p12: string[]; password: string[] }): KeyStore[] {
  required('p12', p12[0]);
  const first = required('password', password[0]);
  if (password.length > 1 && password.length !== p12.length) {
    throw new UsageFault('--password: one for all key stores, or one for each');
  }
  return p12.map((file, index) => ({ file, password: password[index] ?? first }));
}

/** Throws for a file that is no key store, and for a wrong password. */
function openKeyStore({ file, password }: KeyStore): SigningIdentity {
  const content = readFileSync(file);
  try {
    return openP12(content, password);
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}
