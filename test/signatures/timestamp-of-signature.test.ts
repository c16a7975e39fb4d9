import { integer, sequence, setOf } from '../../src/asn1/index.ts';
import { stampCms } from '../../src/sandbox/certification-authority/index.ts';
import { parseSignedData } from '../../src/signatures/cms/cms.ts';
import { timestampTokenOf } from '../../src/signatures/index.ts';
import { attribute } from '../../src/signing/index.ts';
import { messageOf, NOW } from '../support/signatures.ts';
import { type TimestampWorld, timestampWorld } from '../support/timestamps.ts';

let world: TimestampWorld;
beforeAll(async () => {
  world = await timestampWorld();
});

describe('the token beside a signature', () => {
  const TOKEN = '1.2.840.113549.1.9.16.2.14';
  const stamped = () =>
    stampCms(messageOf(world.applicant), async (signature) => world.stamper.stamp(signature));

  it('is found, and is over that signature', async () => {
    const [signer] = parseSignedData(await stamped()).signerInfos;
    if (signer === undefined) throw new Error('nobody signed');
    const token = timestampTokenOf(signer) ?? Buffer.alloc(0);
    expect(await world.check(token, { imprinted: signer.signature })).toMatchObject({ time: NOW.getTime() });
    expect(await world.check(token)).toBe('TST_INVALID');
  });

  it('does not make the message another: it is judged as without', async () => {
    expect(await world.judge(await stamped())).toMatchObject({ state: 'VALID' });
  });

  const find = (...attributes: Uint8Array[]) => {
    const set = setOf(...attributes);
    set[0] = 0xa1;
    return timestampTokenOf({ unsignedAttributes: set });
  };
  it('is absent where there are no such attributes', () => {
    expect(timestampTokenOf({ unsignedAttributes: undefined })).toBeUndefined();
    expect(find(attribute('1.2.3', sequence()))).toBeUndefined();
  });

  it('is refused when there are two, or none in its attribute', () => {
    const one = sequence(integer(1));
    const two = sequence(integer(2));
    expect(Buffer.from(find(attribute(TOKEN, one)) ?? [])).toEqual(one);
    for (const attributes of [
      [attribute(TOKEN, one, two)],
      [attribute(TOKEN, one), attribute(TOKEN, two)],
      [attribute(TOKEN)],
      [attribute(TOKEN, integer(1))],
      [integer(1)],
    ]) {
      expect(() => find(...attributes)).toThrow('TST_INVALID');
    }
  });
});
