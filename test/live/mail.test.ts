import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, payAt, sent, startPayment } from '../support/story.ts';
import { newcomer } from './newcomers.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly from: string;
  readonly to: string[];
}

/** The mails to somebody, in the order in which they came, once there are so many. */
async function mailsTo(email: string, count: number): Promise<Mail[]> {
  for (;;) {
    const response = await fetch(`${server.sandbox.url}/mail?to=${encodeURIComponent(email)}`);
    const mails = (await response.json()) as Mail[];
    if (mails.length >= count) return mails.toReversed();
  }
}

test.each([
  [
    'KK',
    'ru',
    'Бұқаралық ақпарат құралдарын есепке қою: Төлем күтілуде',
    ['Құрметті Сынақов Үлгі Мысалұлы!', 'Нысан толтырылды. Қызмет ақысын төлеңіз.'],
    'Төлем қабылданды. Сұрау салуға электрондық цифрлық қолтаңбамен қол қойыңыз.',
  ],
  [
    'RU',
    'kk',
    'Постановка на учет средств массовой информации: Ожидает оплаты',
    ['Здравствуйте, Сынақов Үлгі Мысалұлы!', 'Форма заполнена. Оплатите услугу.'],
    'Оплата принята. Подпишите запрос электронной цифровой подписью.',
  ],
] as const)(
  'mail is in the language that its reader has chosen, %s, whatever the call was in',
  async (language, speaks, subject, lines, later) => {
    const { client, email } = await newcomer(server, { language, speaks });
    const { id } = await draft(client);
    await payAt(await startPayment(client, id), 'paid');
    const mails = await mailsTo(email, 2);
    const [asked, paid] = mails[0]?.subject === subject ? mails : mails.toReversed();
    expect(asked).toMatchObject({ subject, to: [email] });
    for (const line of lines) expect(asked?.text).toContain(line);
    expect(paid?.text).toContain(later);
    expect(asked?.text).toContain(server.url);
  },
);

test('each status is told by one mail, a draft by none, and nobody else is written to', async () => {
  const applicant: Client = await server.as('APPLICANT');
  const email = `${applicant.person?.iin}@example.kz`;
  const { number } = await sent(applicant);
  const mails = await mailsTo(email, 3);
  expect(mails.map(({ subject }) => subject.split(': ')[1]).toSorted()).toEqual(
    ['Төлем күтілуде', 'Қол қою күтілуде', 'Жіберілді'].toSorted(),
  );
  expect(mails.find(({ subject }) => subject.endsWith('Жіберілді'))?.text).toContain(
    `Сұрау салу № ${number}`,
  );
  const { client, email: other } = await newcomer(server);
  await draft(client);
  expect(await mailsTo(other, 0)).toEqual([]);
});

test('a mail is told once, over a restart too', async () => {
  const { client, email } = await newcomer(server, { language: 'RU' });
  const { id } = await draft(client);
  const checkout = await startPayment(client, id);
  await mailsTo(email, 1);
  await server.restart(() => payAt(checkout, 'paid'));
  await mailsTo(email, 2);
  /* A mail of somebody else comes after them: whatever was on its way has come by then. */
  const last = await newcomer(server);
  const { id: next } = await draft(last.client);
  await startPayment(last.client, next);
  await mailsTo(last.email, 1);
  expect(await mailsTo(email, 2)).toHaveLength(2);
});
