import { join } from 'node:path';
import { loadTexts } from '../../src/graphql/index.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import { composeMail } from '../../src/requests/mail/compose-mail.ts';
import type { Letter } from '../../src/requests/mail/mail-delivery-store.ts';
import { NO_NEWS_FOR_APPLICANTS } from '../../src/requests/news-for-applicants.ts';
import { REQUEST_STATUSES } from '../../src/requests/request-status.ts';
import { readLocale } from '../architecture/locale-files.ts';

const texts = await loadTexts(join(projectRoot, 'locales'));
const publicUrl = 'https://qyzmet.example.kz';

const PREFIX = 'requests:event.';
const TYPES = [...readLocale('kk').keys()]
  .filter((key) => key.startsWith(PREFIX))
  .map((key) => key.slice(PREFIX.length))
  .filter((type) => !NO_NEWS_FOR_APPLICANTS.includes(type));

const VALUES = {
  number: 'А-1',
  until: '2026-12-01T12:00:00.000Z',
  reason: 'Мұрағат көшуде',
  days: 90,
  amount: '21 625',
  system: 'Банк',
  bin: '210140000046',
};
const NAME = 'Сынақов Үлгі';

function letter(type: string, language: 'kk' | 'ru', number: string | null = '20260000000001') {
  const status = REQUEST_STATUSES.find((one) => type.endsWith(one)) ?? 'IN_PROGRESS';
  const event: Letter['event'] = { id: '7', requestId: 'r', type, status, values: VALUES };
  return {
    event,
    state: 'QUEUED' as const,
    email: 'someone@example.kz',
    wanted: true,
    name: NAME,
    language,
    number,
    service: 'APOSTILLE' as const,
  };
}

const mail = (...of: Parameters<typeof letter>) => composeMail({ texts, publicUrl }, letter(...of));

test('there are events to write of', () => {
  expect(TYPES.length).toBeGreaterThan(15);
});

describe.each(TYPES)('a mail about %s', (type) => {
  it('is whole in Kazakh and in Russian, and not the same', () => {
    const [kk, ru] = [mail(type, 'kk'), mail(type, 'ru')];
    for (const { subject, text } of [kk, ru]) {
      expect(subject).toContain('20260000000001');
      expect(text).toContain(NAME);
      expect(text).toContain(publicUrl);
      expect(`${subject}${text}`).not.toMatch(/\{\{|requests:|undefined/);
    }
    expect(kk.subject).not.toBe(ru.subject);
    const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.includes('2026'));
    expect(lines(kk.text).filter((line) => lines(ru.text).includes(line))).toEqual([]);
  });

  it('tells of the right to appeal where it is a refusal, and there alone', () => {
    const appeal = /шағым|Жалоба/;
    for (const language of ['kk', 'ru'] as const) {
      expect(appeal.test(mail(type, language).text)).toBe(type.startsWith('REFUSED_'));
    }
  });
});

test('a request without a number is called by its service', () => {
  expect(mail('AWAITING_PAYMENT', 'ru', null)).toMatchObject({
    subject: expect.not.stringContaining('№'),
    text: expect.not.stringContaining('№'),
  });
});

test('every attempt has the same message id, by the event', () => {
  expect(mail('SENT', 'kk').messageId).toBe('<event-7@qyzmet.example.kz>');
  expect(mail('SENT', 'ru').messageId).toBe('<event-7@qyzmet.example.kz>');
});
