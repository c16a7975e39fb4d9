import { DateTimeScalar } from '../../src/graphql/index.ts';

test.each([
  ['2026-11-22T13:15:53.215+00:00', '2026-11-22T13:15:53.215Z'],
  ['2026-11-22T13:15:53.34+00:00', '2026-11-22T13:15:53.340Z'],
  ['2026-11-22T13:15:53.34Z', '2026-11-22T13:15:53.340Z'],
  ['2026-11-22T13:15:53+00:00', '2026-11-22T13:15:53.000Z'],
  ['2026-11-22T13:15:53Z', '2026-11-22T13:15:53.000Z'],
  ['2026-11-22T13:15:53.215999Z', '2026-11-22T13:15:53.215Z'],
])('an instant as PostgreSQL writes it, %s, leaves as %s', (row, answer) => {
  expect(DateTimeScalar.serialize(row)).toBe(answer);
});

test('a Date leaves in the same form', () => {
  expect(DateTimeScalar.serialize(new Date(Date.UTC(2026, 10, 22, 13, 15, 53, 340)))).toBe(
    '2026-11-22T13:15:53.340Z',
  );
});

test.each([
  '2026-11-22',
  '22.11.2026',
  '2026-13-01T00:00:00Z',
  '2026-11-22T25:00:00Z',
  '0000-01-01T00:00:00Z',
  5,
  '',
])('what is no instant is not taken: %s', (value) => {
  expect(() => DateTimeScalar.parseValue(value)).toThrow('DateTime');
});
