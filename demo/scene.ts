import type { Api } from './api.ts';
import type { Person } from './people.ts';
import type { Screen } from './screen.ts';
import type { Words } from './words.ts';

/** What every step of a story has at hand. */
export interface Scene {
  readonly url: string;
  readonly sandbox: string;
  readonly words: Words;
  readonly screen: Screen;
  /** The API for somebody who has not logged in. */
  readonly api: Api;
  readonly people: readonly Person[];
}
