import { z } from 'zod';
import type { Language } from '../../src/kernel/index.ts';
import { reports } from '../../test/requests/payments.ts';
import type { Told } from './stories.ts';

const wordsSchema = z.object({
  request: z.string(),
  exchanges: z.string(),
  receipts: z.string(),
  numbers: z.string(),
  registries: z.string(),
  papers: z.string(),
  payment: z.string(),
  reconciliations: z.string(),
  history: z.string(),
  result: z.string(),
  late: z.string(),
  compared: z.string(),
  moved: z.string(),
  unanswered: z.string(),
  state: z.record(z.string(), z.string()),
  system: z.record(z.string(), z.string()),
  told: z.record(z.string(), z.string()),
  number: z.record(z.string(), z.string()),
});
type Words = z.infer<typeof wordsSchema>;

const QUERY = `query ($id: ID!, $lang: Language!) { node(id: $id) { ... on Request {
  number statusText(lang: $lang) regulation { key title(lang: $lang) }
  exchanges { action text(lang: $lang) from to kindName(lang: $lang) state late deliveredAt }
  exchangeReceipts { sender told outcomeText(lang: $lang) at }
  systemNumbers { system kind number }
  registryAnswers { registryName(lang: $lang) answeredAt findings { text(lang: $lang) } }
  papers { name(lang: $lang) history { locationText(lang: $lang) at byName registerNumber } }
  payment { amount statusText(lang: $lang) paidAt receiptNumber }
  result { title(lang: $lang) number signature { signerName } }
  history(first: 50) { edges { node { at message(lang: $lang) } } } } } }`;

interface RequestTold {
  readonly number: string | null;
  readonly statusText: string;
  readonly regulation: { readonly key: string; readonly title: string };
  readonly exchanges: readonly {
    readonly action: string | null;
    readonly text: string | null;
    readonly from: string;
    readonly to: string;
    readonly kindName: string;
    readonly state: string;
    readonly late: boolean;
    readonly deliveredAt: string | null;
  }[];
  readonly exchangeReceipts: readonly {
    readonly sender: string;
    readonly told: string;
    readonly outcomeText: string;
    readonly at: string;
  }[];
  readonly systemNumbers: readonly {
    readonly system: string;
    readonly kind: string;
    readonly number: string;
  }[];
  readonly registryAnswers: readonly {
    readonly registryName: string;
    readonly answeredAt: string;
    readonly findings: readonly { readonly text: string }[];
  }[];
  readonly papers: readonly {
    readonly name: string;
    readonly history: readonly {
      readonly locationText: string;
      readonly at: string;
      readonly byName: string | null;
      readonly registerNumber: string | null;
    }[];
  }[];
  readonly payment: {
    readonly amount: number;
    readonly statusText: string;
    readonly paidAt: string | null;
    readonly receiptNumber: string | null;
  } | null;
  readonly result: {
    readonly title: string;
    readonly number: string;
    readonly signature: { readonly signerName: string };
  } | null;
  readonly history: { readonly edges: readonly { readonly node: { at: string; message: string } }[] };
}

/** All that the API tells of the request, in one language. */
export async function printLedger(told: Told, language: Language, given: unknown): Promise<string> {
  const words = wordsSchema.parse(given);
  const { node } = await told.reader.query<{ node: RequestTold }>(QUERY, {
    id: told.requestId,
    lang: language.toUpperCase(),
  });
  const { regulation, number, statusText, result } = node;
  const sections: [string, readonly string[]][] = [
    [words.exchanges, exchangeLines(node, words)],
    [
      words.receipts,
      node.exchangeReceipts.map(
        ({ at, sender, told: what, outcomeText }) =>
          `${time(at)}  ${words.system[sender] ?? sender}: ${words.told[what] ?? what}. ${outcomeText}`,
      ),
    ],
    [
      words.numbers,
      node.systemNumbers.map(
        ({ system, kind, number: given_ }) => `${words.system[system]}: ${words.number[kind]} № ${given_}`,
      ),
    ],
    [
      words.registries,
      node.registryAnswers.map(
        ({ answeredAt, registryName, findings }) =>
          `${time(answeredAt)}  ${registryName}: ${findings.map(({ text }) => text).join(' ')}`,
      ),
    ],
    [words.payment, paymentLines(node)],
    [words.reconciliations, await reconciliationLines(told, language, words)],
    [words.papers, node.papers.flatMap(paperLines)],
    [
      words.result,
      result === null ? [] : [`${oneLine(result.title)} № ${result.number} (${result.signature.signerName})`],
    ],
    [words.history, node.history.edges.map(({ node: { at, message } }) => `${time(at)}  ${message}`)],
  ];
  const body = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [`${title}\n`, ...indented(lines), ''],
  );
  const head = `${regulation.key}. ${oneLine(regulation.title)}\n${words.request} № ${number ?? '–'}: ${statusText}\n`;
  return `${[head, ...body].join('\n').trimEnd()}\n`;
}

function exchangeLines({ exchanges }: RequestTold, words: Words): string[] {
  return exchanges.flatMap(({ action, text, from, to, kindName, state, late, deliveredAt }) => [
    `${(action ?? '–').padEnd(5)} ${deliveredAt === null ? '–' : time(deliveredAt)}  ${words.system[from]} → ${words.system[to]}: ${kindName}, ${words.state[state]}${late ? `, ${words.late}` : ''}`,
    ...(text === null ? [] : [`      ${oneLine(text)}`]),
  ]);
}

function paymentLines({ payment }: RequestTold): string[] {
  if (payment === null) return [];
  const { amount, statusText, paidAt, receiptNumber } = payment;
  return [
    `${paidAt === null ? '' : `${time(paidAt)}  `}${amount} ₸: ${statusText} № ${receiptNumber ?? '–'}`,
  ];
}

async function reconciliationLines(
  { administrator }: Told,
  language: Language,
  words: Words,
): Promise<string[]> {
  if (administrator === null) return [];
  return (await reports(administrator)).map(
    ({ compared, moved, unanswered, [language]: text }) =>
      `${text}: ${words.compared} ${compared}, ${words.moved} ${moved}, ${words.unanswered} ${unanswered}`,
  );
}

function paperLines({ name, history }: RequestTold['papers'][number]): string[] {
  return [
    oneLine(name),
    ...history.map(
      ({ at, locationText, byName, registerNumber }) =>
        `  ${time(at)}  ${locationText}${byName === null ? '' : ` (${byName})`}${registerNumber === null ? '' : `, № ${registerNumber}`}`,
    ),
  ];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

/** By the time of Astana. */
function time(instant: string): string {
  return new Intl.DateTimeFormat('ru-RU', { timeStyle: 'medium', timeZone: 'Asia/Almaty' }).format(
    new Date(instant),
  );
}
