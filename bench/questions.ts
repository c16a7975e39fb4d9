import type { BenchClient, Sample } from './clients.ts';
import { CATALOGUE_DOCUMENT, LIST_DOCUMENT, ONE_DOCUMENT, SUBMIT_DOCUMENT } from './documents.ts';

/** Who answers: the server, the floor, and an ordinary GraphQL server beside them. */
export const SUBJECTS = ['server', 'floor', 'peer'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One question, as the bytes of HTTP requests that go round. */
export interface Question {
  readonly name: string;
  readonly subjects: readonly Subject[];
  /** Share of the floor that issue 2 asks for; null where it asks for none. */
  readonly target: number | null;
  /** Whether each subject answers the same request with the same data. */
  readonly comparable: boolean;
  readonly requests: Readonly<Partial<Record<Subject, readonly Buffer[]>>>;
}

export const EDITION = '178-2012-3';
const LANGUAGES = ['kk', 'ru'] as const;
const PAGE = 20;

export function questionsOf(sample: Sample, peer: boolean): Question[] {
  const { readers, submitters, requests } = sample;
  const graphqlSubjects: readonly Subject[] = peer ? SUBJECTS : ['server', 'floor'];
  const list = readers.map((client) => listRequest(client, PAGE));
  const one = requests.map(({ number, client }) => oneRequest(client, number));
  const applications = Array.from({ length: 2_000 }, (_, index) => applicationOf(index));
  const submitter = (index: number): BenchClient => {
    const client = submitters[index % submitters.length];
    if (client === undefined) throw new Error('nobody submits');
    return client;
  };
  return [
    {
      name: 'LIST',
      subjects: graphqlSubjects,
      target: 0.5,
      comparable: true,
      requests: { server: list, peer: list, floor: readers.map(({ id }) => get(`/list/${id}/${PAGE}`)) },
    },
    {
      name: 'ONE',
      subjects: graphqlSubjects,
      target: 0.5,
      comparable: true,
      requests: { server: one, peer: one, floor: requests.map(({ number }) => get(`/request/${number}`)) },
    },
    {
      name: 'CATALOGUE',
      subjects: ['server', 'floor'],
      target: null,
      comparable: true,
      requests: {
        server: LANGUAGES.map(catalogueRequest),
        floor: LANGUAGES.map((language) => get(`/catalogue/${EDITION}/${language}`)),
      },
    },
    {
      name: 'SUBMIT',
      subjects: ['server', 'floor'],
      target: 0.7,
      comparable: false,
      requests: {
        server: applications.map((application, index) => submitRequest(submitter(index), application)),
        floor: applications.map((application, index) => post(`/submit/${submitter(index).id}`, application)),
      },
    },
  ];
}

export function listRequest({ token }: BenchClient, first: number): Buffer {
  return graphql(LIST_DOCUMENT, { first }, token);
}

export function oneRequest({ token }: BenchClient, number: string): Buffer {
  return graphql(ONE_DOCUMENT, { number }, token);
}

export function catalogueRequest(language: 'kk' | 'ru'): Buffer {
  return graphql(CATALOGUE_DOCUMENT, { key: EDITION, lang: language.toUpperCase() });
}

export function submitRequest({ token }: BenchClient, application: object): Buffer {
  return graphql(SUBMIT_DOCUMENT, { input: { application } }, token);
}

export function graphql(query: string, variables: object = {}, token?: string): Buffer {
  return post(
    '/graphql',
    { query, variables },
    token === undefined ? {} : { authorization: `Bearer ${token}` },
  );
}

export function applicationOf(index: number): object {
  return {
    kind: 'PERIODICAL',
    title: `Сынақ жаршысы № ${index}`,
    languages: ['kk', 'ru'],
    territory: ['KZ'],
    topics: ['NEWS'],
    periodicity: 'WEEKLY',
    distributionForm: 'NEWSPAPER',
    owner: '«Мысал-Медиа» ЖШС',
    editorInChief: 'Үлгібаев Ерлан Мысалұлы',
    address: `Астана қаласы, Мысал көшесі, ${index}`,
    phone: '+7 7172 000000',
    applicationType: 'REGISTRATION',
  };
}

function get(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
}

function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Buffer {
  const content = Buffer.from(JSON.stringify(body));
  const lines = {
    host: 'localhost',
    'accept-language': 'kk',
    'content-type': 'application/json',
    'content-length': String(content.length),
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n`), content]);
}
