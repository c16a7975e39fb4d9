import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCertificates, readTrust, reportText, verifyArchive } from './archive/index.ts';
import { loadTexts } from './graphql/index.ts';
import { LANGUAGES, projectRoot, systemClock } from './kernel/index.ts';
import { gostVerification } from './signatures/index.ts';

const USAGE = `Judges the archive of a request by itself, without the server, its database or any network.

  npm run verify-archive -- FILE --trust PATH [--trust PATH ...] [--sealed-by BIN]
                            [--payment-gateway FILE] [--json]

  --trust      certificates of the authorities that are trusted, PEM or DER: a file, or a folder of *.pem, *.crt, *.cer;
               revocation lists, *.crl, may lie beside them. What the archive brings along is not trusted for that.
  --sealed-by  BIN of the system that must have sealed it
  --payment-gateway  certificates of the payment gateway, PEM or DER, where no trusted authority vouches for them
  --json       the verdict for programs instead of in words

  0: authentic   1: altered, or not what it says   2: cannot be judged
`;

const EXIT_CODES = { AUTHENTIC: 0, ALTERED: 1, UNJUDGED: 2 } as const;
const CANNOT = EXIT_CODES.UNJUDGED;

process.exitCode = await run();
await gostVerification.close();

async function run(): Promise<number> {
  try {
    return await judge();
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    return CANNOT;
  }
}

async function judge(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      trust: { type: 'string', multiple: true, default: [] },
      'sealed-by': { type: 'string' },
      'payment-gateway': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0 || values.trust.length === 0) {
    process.stderr.write(USAGE);
    return CANNOT;
  }
  const { trust, lists } = await readTrust(values.trust);
  const sealedBy = values['sealed-by'] ?? null;
  const paymentGateway = await readCertificates(values['payment-gateway']);
  const ports = { trust, lists, sealedBy, paymentGateway, clock: systemClock };
  const report = await verifyArchive(file, ports);
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    const texts = await loadTexts(join(projectRoot, 'locales'));
    const words = LANGUAGES.map((language) => reportText(report, texts, language));
    process.stdout.write(`${words.join('\n\n')}\n`);
  }
  return EXIT_CODES[report.verdict];
}
