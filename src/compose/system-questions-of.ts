import type { SystemQuestions } from '../gateway/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Clock, type Message, message } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { type Requests, readToldFile, shownToSystem } from '../requests/index.ts';

/** What other systems ask about requests and results, in both languages. */
export function systemQuestionsOf(
  { reader, verify }: Pick<Requests, 'reader' | 'verify'>,
  { texts, ...parts }: { readonly texts: Texts; readonly database: Database; readonly clock: Clock },
): SystemQuestions {
  const both = (text: Message) => ({ kk: texts.translate(text, 'kk'), ru: texts.translate(text, 'ru') });
  return {
    status: async (system, number) => {
      const shown = await shownToSystem(reader, system, number);
      if (shown === null) return null;
      const { status, since } = shown;
      return { status, text: both(message(`requests:shownStatus.${status}`)), since: new Date(since) };
    },
    file: (asker, asked) => readToldFile(parts, asker, asked),
    result: async (number) => {
      const { verdict, message: text, issued } = await verify.number(number, 'NUMBER', null);
      return { verdict, text: both(text), issued: issued && { ...issued, title: both(issued.title) } };
    },
  };
}
