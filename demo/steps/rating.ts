import type { Api } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import type { Scene } from '../scene.ts';

interface Question {
  readonly code: string;
  readonly text: string;
  readonly answers: readonly { readonly value: string; readonly text: string }[];
}

interface Quality {
  readonly requests: number;
  readonly onTime: number;
  readonly answers: number;
}

/** The applicant answers the survey of the act; anyone reads the figures of the service for that day. */
export async function rate({ words, screen, api }: Scene, applicant: Api, requestId: string): Promise<void> {
  screen.step(words.step.rating);
  const { node } = await applicant.query<{
    node: {
      service: { code: string };
      regulation: { survey: { questions: readonly Question[] } | null };
    } | null;
  }>(SURVEY, { id: requestId });
  const { service, regulation } = present('node', node);
  const { questions } = present('survey', regulation.survey);
  mustEqual(
    'survey',
    questions.map(({ code }) => code),
    ['PROCESS', 'INFORMATION'],
  );
  const { rateService } = await applicant.query<{ rateService: { userErrors: readonly object[] } }>(RATE, {
    input: { requestId, process: 'SATISFIED', information: 'SATISFIED' },
  });
  mustEqual('rateService', rateService.userErrors, []);
  for (const { text, answers } of questions) {
    const answer = present(
      'SATISFIED',
      answers.find(({ value }) => value === 'SATISFIED'),
    );
    screen.good(`${text} ${answer.text}`);
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(new Date());
  const { serviceQuality } = await api.query<{ serviceQuality: Quality }>(QUALITY, {
    service: service.code,
    day: today,
  });
  const { requests, onTime, answers } = serviceQuality;
  screen.field(words.quality, words.qualityOf(requests, Math.round(onTime * 100), answers));
}

const SURVEY = `query ($id: ID!) {
  node(id: $id) { ... on Request {
    service { code } regulation { survey { questions { code text answers { value text } } } }
  } }
}`;

const RATE = `mutation ($input: RateServiceInput!) {
  rateService(input: $input) { userErrors { code message } }
}`;

const QUALITY = `query ($service: ServiceCode!, $day: Date!) {
  serviceQuality(service: $service, from: $day, to: $day) { requests onTime answers }
}`;
