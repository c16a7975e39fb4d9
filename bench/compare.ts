import { Connection } from './connection.ts';
import type { Question, Subject } from './questions.ts';

const SAMPLES = 20;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Asks everybody the same and throws where the answers say different things; also for an answer with errors. */
export async function compareAnswers(
  question: Question,
  portOf: (subject: Subject) => number,
): Promise<{ readonly compared: number; readonly bytes: number }> {
  const sizes: number[] = [];
  const asked = question.requests.server?.length ?? 0;
  const turns = Array.from(
    { length: Math.min(SAMPLES, asked) },
    (_, index) => Math.floor((index * asked) / SAMPLES) % asked,
  );
  const connections = await Promise.all(question.subjects.map((subject) => Connection.open(portOf(subject))));
  try {
    for (const turn of question.comparable ? turns : turns.slice(0, 1)) {
      const answers: string[] = [];
      for (const [index, subject] of question.subjects.entries()) {
        const request = question.requests[subject]?.[turn];
        const answer = request === undefined ? undefined : await connections[index]?.ask(request);
        if (answer?.good !== true) {
          throw new Error(`${question.name}: ${subject} answers ${answer?.body.toString().slice(0, 1_000)}`);
        }
        if (subject === 'server') sizes.push(answer.body.length);
        answers.push(JSON.stringify(normal(JSON.parse(answer.body.toString()))));
      }
      const [first] = answers;
      const other = question.comparable ? answers.findIndex((answer) => answer !== first) : -1;
      if (other > 0) {
        throw new Error(
          `${question.name}: answers differ\n${question.subjects[0]}: ${first}\n${question.subjects[other]}: ${answers[other]}`,
        );
      }
    }
  } finally {
    for (const connection of connections) connection.close();
  }
  return {
    compared: sizes.length,
    bytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length),
  };
}

/** Without what may be written differently: the order of keys, the form of an instant. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) return value.map(normal);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, normal(item)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
