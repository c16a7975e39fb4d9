import { inspect, parseArgs } from 'node:util';
import { Api } from './api.ts';
import { Late, Unexpected, Unreachable } from './check.ts';
import { readPeople } from './people.ts';
import type { Scene } from './scene.ts';
import { Screen } from './screen.ts';
import { everyChannel } from './stories/every-channel.ts';
import { examinerRefuses } from './stories/examiner-refuses.ts';
import { foreignSignature } from './stories/foreign-signature.ts';
import { lostConnection } from './stories/lost-connection.ts';
import { openRegister } from './stories/open-register.ts';
import { registration } from './stories/registration.ts';
import { withAKey } from './stories/with-a-key.ts';
import { type Language, WORDS, type Words } from './words.ts';

interface Options {
  readonly language: Language;
  readonly url: string;
  readonly sandbox: string;
  /** One request of every regulation and channel, instead of the stories. */
  readonly walk: boolean;
}

/** Plays the whole of it against a running server. Exits 0 when all is as it should be, 1 when not, 2 on bad flags. */
async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(`${WORDS.kk.usage}\n${WORDS.ru.usage}\n`);
    return 2;
  }
  const words = WORDS[options.language];
  try {
    await play(options, words);
    return 0;
  } catch (error) {
    process.stderr.write(`\n${faultText(error, words)}\n`);
    return 1;
  }
}

async function play({ language, url, sandbox, walk }: Options, words: Words): Promise<void> {
  const begun = performance.now();
  const screen = new Screen(language);
  screen.title(walk ? words.walkTitle : words.title);
  screen.field(words.server, url);
  screen.field(words.sandbox, sandbox);
  const people = await readPeople(sandbox);
  const scene: Scene = { url, sandbox, words, screen, api: new Api(url, language), people };
  if (walk) await everyChannel(scene, sandbox);
  else {
    const number = await registration(scene);
    await foreignSignature(scene);
    await examinerRefuses(scene);
    await withAKey(scene);
    await lostConnection(scene);
    await openRegister(scene, number);
  }
  screen.end(words.finished(((performance.now() - begun) / 1000).toFixed(1)));
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        lang: { type: 'string', default: 'kk' },
        url: { type: 'string', default: 'http://localhost:4000' },
        sandbox: { type: 'string', default: 'http://localhost:4100' },
        walk: { type: 'boolean', default: false },
      },
    });
    const { lang, url, sandbox, walk } = values;
    if (lang !== 'kk' && lang !== 'ru') return null;
    return { language: lang, url: url.replace(/\/$/, ''), sandbox: sandbox.replace(/\/$/, ''), walk };
  } catch {
    return null;
  }
}

function faultText(error: unknown, words: Words): string {
  if (error instanceof Unreachable) return words.unreachable(error.url);
  if (error instanceof Late) return `${words.failed}: ${words.late(error.what)}`;
  if (error instanceof Unexpected) {
    const shown = (value: unknown): string => inspect(value, { depth: 6 });
    return `${words.failed}: ${error.what}\n  ${words.expected}: ${shown(error.expected)}\n  ${words.received}: ${shown(error.received)}`;
  }
  return `${words.failed}: ${error instanceof Error ? (error.stack ?? error.message) : inspect(error)}`;
}

const code = await main();
/* Not left to the end of the event loop: a subscription of a story that failed would keep it going. */
process.stdout.write('', () => process.exit(code));
