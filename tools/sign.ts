import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  cmsPem,
  openP12,
  type SigningIdentity,
  signCmsTogether,
  signXml,
  stampAt,
  stampCms,
} from '../src/sandbox/certification-authority/index.ts';
import { oneOf, required, runCommand, UsageFault } from './sandbox-command.ts';

const USAGE = `The sandbox's signing software, in place of NCALayer: signs a file with keys of the sandbox's authority.

  npm run sign -- --p12 FILE --password PASSWORD --in FILE --out FILE
                  [--format cms|pem|xml] [--detached] [--tsa URL]

  --p12       key store (PKCS#12) with an RSA or a GOST 34.10-2015 key; again for each further signer
  --password  its password; again for each further key store, or once for all
  --in        what is signed
  --out       where the signature goes
  --format    cms: DER (the default); pem: text; xml: an XML document with the one signature inside
  --detached  the content stays beside the signature instead of inside; not with xml
  --tsa       has each signature time-stamped there, by the sandbox at http://localhost:4100/ca/tsp; not with xml
`;

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      p12: { type: 'string', multiple: true, default: [] },
      password: { type: 'string', multiple: true, default: [] },
      in: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string', default: 'cms' },
      detached: { type: 'boolean', default: false },
      tsa: { type: 'string' },
    },
  });
  const format = oneOf('format', values.format, ['cms', 'pem', 'xml']);
  const [input, output] = [required('in', values.in), required('out', values.out)];
  const keyStores = keyStoresOf(values);
  if (format === 'xml' && (values.detached || values.tsa !== undefined || keyStores.length > 1)) {
    throw new UsageFault('--format xml: one signer, neither detached nor time-stamped');
  }
  const timeStampAuthority = values.tsa === undefined ? null : addressOf(values.tsa);
  const identities = keyStores.map(openKeyStore);
  const content = readFileSync(input);
  if (format === 'xml') writeFileSync(output, Buffer.concat(identities.map((one) => signXml(one, content))));
  else {
    const bare = signCmsTogether(identities, {
      content,
      attached: !values.detached,
      signingTime: new Date(),
    });
    const cms = timeStampAuthority === null ? bare : await stamped(bare, identities, timeStampAuthority);
    writeFileSync(output, format === 'pem' ? cmsPem(cms) : cms);
  }
  const keys = identities.map(({ key }) => key.algorithm).join(', ');
  process.stdout.write(`${output}: signed by the sandbox's software with ${keys}\n`);
});

/** Throws UsageFault for what is no address. */
function addressOf(text: string): URL {
  if (!URL.canParse(text)) throw new UsageFault('--tsa is the address of a time-stamp authority');
  return new URL(text);
}

/** With the digest of the signers' keys, where they have one in common. */
function stamped(cms: Uint8Array, identities: readonly SigningIdentity[], url: URL): Promise<Buffer> {
  const [digest, ...others] = new Set(identities.map(({ key }) => key.digest));
  return stampCms(cms, stampAt(url, others.length === 0 ? digest : 'SHA256'));
}

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
