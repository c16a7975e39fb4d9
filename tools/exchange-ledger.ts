import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../src/kernel/index.ts';
import globalSetup from '../test/support/global-setup.ts';
import globalTeardown from '../test/support/global-teardown.ts';
import { printLedger } from './exchange-ledger/print-ledger.ts';
import { STORIES } from './exchange-ledger/stories.ts';

/** Plays stories against a server, a sandbox and a database of their own, and writes what the API tells of them. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const chosen = positionals.length === 0 ? Object.keys(STORIES) : positionals;
  const unknown = chosen.filter((name) => STORIES[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`no story ${unknown.join(', ')}; ${Object.keys(STORIES).join(', ')}`);
  await globalSetup();
  try {
    for (const name of chosen) await play(name);
  } finally {
    await globalTeardown();
  }
}

async function play(name: string): Promise<void> {
  const told = await STORIES[name]?.();
  if (told === undefined) return;
  try {
    for (const language of LANGUAGES) {
      const words: unknown = JSON.parse(readFileSync(`tools/exchange-ledger/words.${language}.json`, 'utf8'));
      const text = await printLedger(told, language, words);
      writeFileSync(`docs/examples/exchange-ledger-${name}.${language}.txt`, text);
      console.log(text);
    }
  } finally {
    await told.server.stop();
  }
}

await main();
/* Node keeps the connections of clients that were not ended. */
process.exit(0);
