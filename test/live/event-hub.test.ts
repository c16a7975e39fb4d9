import { EventHub } from '../../src/requests/event-hub.ts';
import type { EventRow } from '../../src/requests/request.ts';

const faults: unknown[] = [];
let hub: EventHub;

beforeEach(() => {
  faults.length = 0;
  hub = new EventHub((fault) => faults.push(fault));
});

function entry(of: Partial<EventRow> = {}): EventRow {
  return {
    id: '1',
    xid: '1',
    safeXid: '1',
    safeId: '1',
    requestId: 'r1',
    applicantId: 'a1',
    provider: 'committee',
    desk: null,
    sent: true,
    type: 'SENT',
    status: 'SENT',
    stepKey: 'PROCESS.1',
    values: {},
    internal: false,
    at: '2026-11-22T00:00:00.000Z',
    ...of,
  };
}

/** Who is told of the entry, of all that a node may have listening. */
function toldOf(event: EventRow): string[] {
  const told: string[] = [];
  const names = (name: string) => () => told.push(name);
  const leave = [
    hub.listen(names('everything')),
    hub.follow({ applicantId: 'a1' }, names('a1')),
    hub.follow({ applicantId: 'a2' }, names('a2')),
    hub.follow({ requestId: 'r1' }, names('r1')),
    hub.follow({ requestId: 'r2' }, names('r2')),
    hub.follow({ organisation: 'committee', steps: ['PROCESS.1', 'PROCESS.2'] }, names('committee, 1 and 2')),
    hub.follow({ organisation: 'committee', steps: ['PROCESS.3'] }, names('committee, 3')),
    hub.follow({ organisation: 'centre', steps: ['PROCESS.1'] }, names('centre, 1')),
  ];
  hub.publish(event);
  for (const one of leave) one();
  const before = told.length;
  hub.publish(event);
  expect(told).toHaveLength(before);
  return told;
}

test.each<[string, Partial<EventRow>, string[]]>([
  ['its applicant, its request, its step', {}, ['everything', 'a1', 'r1', 'committee, 1 and 2']],
  ['another step', { stepKey: 'PROCESS.3' }, ['everything', 'a1', 'r1', 'committee, 3']],
  ['no step', { stepKey: null }, ['everything', 'a1', 'r1']],
  [
    'the desk besides the provider',
    { desk: 'centre' },
    ['everything', 'a1', 'r1', 'committee, 1 and 2', 'centre, 1'],
  ],
  [
    'a desk that is the provider’s own, once',
    { desk: 'committee' },
    ['everything', 'a1', 'r1', 'committee, 1 and 2'],
  ],
  ['nobody’s account', { applicantId: null, requestId: 'r2' }, ['everything', 'r2', 'committee, 1 and 2']],
  ['somebody else', { applicantId: 'a3', requestId: 'r3', provider: 'archive' }, ['everything']],
])('an entry reaches those whom it concerns and nobody besides: %s', (_what, of, expected) => {
  expect(toldOf(entry(of))).toEqual(expected);
});

test('an entry costs its own subscribers, however many others there are', () => {
  const others = jest.fn();
  for (let other = 0; other < 5_000; other += 1) {
    hub.follow({ applicantId: `other ${other}` }, others);
    hub.follow({ requestId: `other ${other}` }, others);
  }
  const own = jest.fn();
  hub.follow({ applicantId: 'a1' }, own);
  hub.publish(entry());
  expect(own).toHaveBeenCalledTimes(1);
  expect(others).not.toHaveBeenCalled();
});

test('a listener that fails is reported and keeps nothing from the others', () => {
  const fault = new Error('failed');
  const told = jest.fn();
  hub.follow({ applicantId: 'a1' }, () => {
    throw fault;
  });
  hub.follow({ applicantId: 'a1' }, told);
  hub.publish(entry());
  expect(told).toHaveBeenCalledTimes(1);
  expect(faults).toEqual([fault]);
});

test('a listener may leave while it is told', () => {
  const told = jest.fn();
  const leave = hub.follow({ requestId: 'r1' }, () => {
    told();
    leave();
  });
  hub.publish(entry());
  hub.publish(entry());
  expect(told).toHaveBeenCalledTimes(1);
});
