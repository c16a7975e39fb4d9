import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KEY_ALGORITHMS, TEMPLATES } from '../src/sandbox/certification-authority/index.ts';
import { oneOf, required, runCommand, UsageFault } from './sandbox-command.ts';

const USAGE = `Asks the running sandbox's certification authority for a key store (PKCS#12).

  npm run key-store -- --iin IIN --name "Surname Name Patronymic" --out FILE
                       [--template TEMPLATE] [--bin BIN --organisation NAME]
                       [--algorithm ${KEY_ALGORITHMS.join('|')}] [--password PASSWORD] [--sandbox URL]
  npm run key-store -- --template INFORMATION_SYSTEM --system-id OID --name NAME --bin BIN --organisation NAME --out FILE

  --template   ${TEMPLATES.slice(0, 4).join(', ')},
               ${TEMPLATES.slice(4).join(', ')};
               INDIVIDUAL unless told, HEAD with an organisation
  --algorithm  GOST2015 unless told
  --password   opens the key store; the demonstration's unless told
  --sandbox    http://localhost:4100 unless told
`;

const answerSchema = z.object({
  serial: z.string(),
  algorithm: z.string(),
  p12: z.base64(),
  password: z.string(),
});
const refusalSchema = z.object({
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
});

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      iin: { type: 'string' },
      name: { type: 'string' },
      bin: { type: 'string' },
      organisation: { type: 'string' },
      'system-id': { type: 'string' },
      template: { type: 'string' },
      algorithm: { type: 'string' },
      password: { type: 'string' },
      out: { type: 'string' },
      sandbox: { type: 'string', default: 'http://localhost:4100' },
    },
  });
  const output = required('out', values.out);
  const answer = await ask(values.sandbox, orderOf(values));
  writeFileSync(output, Buffer.from(answer.p12, 'base64'), { mode: 0o600 });
  const { serial, algorithm, password } = answer;
  process.stdout.write(
    `${output}: ${algorithm} key of the sandbox, certificate ${serial}, password ${password}\n`,
  );
});

type Values = Readonly<Partial<Record<string, string>>>;

function orderOf(values: Values): object {
  const { bin, password } = values;
  const template = oneOf(
    'template',
    values['template'] ?? (bin === undefined ? 'INDIVIDUAL' : 'HEAD'),
    TEMPLATES,
  );
  return {
    template,
    ...(template === 'INFORMATION_SYSTEM' ? systemOf(values) : personOf(values)),
    ...(bin === undefined
      ? {}
      : { organisation: { bin, name: required('organisation', values['organisation']) } }),
    ...(values['algorithm'] === undefined
      ? {}
      : { algorithm: oneOf('algorithm', values['algorithm'], KEY_ALGORITHMS) }),
    ...(password === undefined ? {} : { password }),
  };
}

function systemOf(values: Values): object {
  return { systemId: required('system-id', values['system-id']), name: required('name', values['name']) };
}

function personOf(values: Values): object {
  const [surname, givenName, ...others] = required('name', values['name']).trim().split(/\s+/);
  if (givenName === undefined) throw new UsageFault('--name: a surname and a name');
  const patronymic = others.join(' ');
  return {
    surname,
    givenName,
    ...(patronymic === '' ? {} : { patronymic }),
    iin: required('iin', values['iin']),
  };
}

/** Throws when there is no sandbox at that address, and for what it does not issue. */
async function ask(sandbox: string, order: object): Promise<z.infer<typeof answerSchema>> {
  const url = new URL('/ca/issue', sandbox);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  }).catch((cause: unknown) => {
    throw new Error(`no sandbox answers at ${url.origin}`, { cause });
  });
  const body: unknown = await response.json();
  if (response.status !== 201) throw new Error(`the sandbox refused (${response.status}): ${faultsOf(body)}`);
  return answerSchema.parse(body);
}

function faultsOf(body: unknown): string {
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success) return JSON.stringify(body);
  return refusal.data.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
