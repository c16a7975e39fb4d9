import type { Verdict } from '../../src/signatures/index.ts';
import { CONTENT, messageOf, outcome, type SignatureWorld, signatureWorld } from '../support/signatures.ts';

const FLIPS = 2000;

let world: SignatureWorld;
beforeAll(async () => {
  world = await signatureWorld();
});

/** A fixed sequence of positions, so that a failure can be repeated. */
function* positions(count: number, below: number): Generator<number> {
  let state = 20261122;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

it('a message with a flipped bit is refused or still the same person’s same signature', async () => {
  const good = messageOf(world.applicant);
  const expected = await world.judge(good);
  const accepted: Verdict[] = [];
  for (const bit of positions(FLIPS, good.length * 8)) {
    const verdict = await world.judge(flipped(good, bit));
    if (verdict.state === 'VALID') accepted.push(verdict);
    else expect(verdict.state).toBe('INVALID');
  }
  for (const verdict of accepted) expect(verdict).toEqual(expected);
  expect(accepted.length).toBeLessThan(FLIPS / 50);
});

it('no other content passes, neither beside the message nor inside it', async () => {
  const detached = messageOf({ ...world.applicant, attached: false });
  const attached = messageOf(world.applicant);
  const place = attached.indexOf(CONTENT);
  const outcomes = new Set<string>();
  for (const bit of positions(FLIPS / 4, CONTENT.length * 8)) {
    const content = flipped(CONTENT, bit);
    const inside = flipped(attached, place * 8 + bit);
    outcomes.add(outcome(await world.judge(detached, { content })));
    outcomes.add(outcome(await world.judge(inside, { content })));
    outcomes.add(outcome(await world.judge(inside)));
  }
  expect([...outcomes].sort()).toEqual(['CONTENT_MISMATCH', 'DIGEST_MISMATCH']);
});

it('no part of a message passes for the whole', async () => {
  const good = messageOf(world.applicant);
  for (let length = 0; length < good.length; length += 7) {
    const verdict = await world.judge(good.subarray(0, length));
    expect(['MALFORMED', 'BAD_ENCODING']).toContain(outcome(verdict));
  }
});
