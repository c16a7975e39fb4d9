import { ownerOf, publicOwner } from '../../src/registers/owner.ts';
import type { ResultRequest } from '../../src/requests/index.ts';

const REQUEST: ResultRequest = {
  uuid: '0190f3c2-0000-7000-8000-000000000001',
  service: 'MEDIA_REGISTRATION',
  edition: '322-2019',
  provider: 'INFORMATION_COMMITTEE',
  applicantId: null,
  applicantIin: '900101400013',
  applicantBin: null,
  applicantName: 'ЦОЙ АННА',
  application: {},
};

/** The owner as everybody reads it. */
function told(owner: string, change: Partial<ResultRequest> = {}): string {
  return publicOwner(ownerOf({ ...REQUEST, application: { owner }, ...change }));
}

describe('of an individual', () => {
  it.each([
    ['Мысалова Айгүл Үлгіқызы', 'Мысалова А.Ү.'],
    ['ЦОЙ АННА', 'ЦОЙ А.'],
    ['Ким Анна', 'Ким А.'],
    ['Қасым-Жомартова Әсем', 'Қасым-Жомартова Ә.'],
  ])('%s is told as %s', (name, short) => {
    expect(told(name)).toBe(short);
  });

  it('who applies without naming an owner, the name is shortened, too', () => {
    expect(told('')).toBe('ЦОЙ А.');
  });
});

describe('of an organisation', () => {
  it.each(['«Мысал-Медиа» ЖШС', 'ТОО Мысал Медиа', 'Мысал Медиа АҚ', 'Мысал', 'Газета 24 часа'])(
    '%s is told in full',
    (name) => {
      expect(told(name, { applicantBin: '050404300015' })).toBe(name);
    },
  );
});
