import { Writable } from 'node:stream';
import pino from 'pino';
import { useGostEngine } from '../../src/compose/use-gost-engine.ts';
import { gostVerification } from '../../src/signatures/index.ts';

afterEach(() => gostVerification.close());

/** What is logged when the server starts with that setting. */
function told(setting: string | undefined): { level: number; msg: string }[] {
  const lines: { level: number; msg: string }[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(JSON.parse(line.toString()) as { level: number; msg: string });
      done();
    },
  });
  useGostEngine({ GOST_ENGINE: setting }, pino(sink));
  return lines;
}

describe('the gost engine', () => {
  it('is not looked for unless asked for', () => {
    expect(told(undefined)).toEqual([]);
  });

  it('that does not load is told, and the server starts without it', () => {
    const [line] = told('/nowhere/gost.so');
    expect(line).toMatchObject({ level: 40, msg: 'GOST signatures are verified without the engine' });
  });

  it('is found where it is installed; where not, that is told', () => {
    const [line] = told('auto');
    expect([
      'GOST signatures are verified by the engine',
      'no gost engine is installed: GOST signatures are verified without it',
    ]).toContain(line?.msg);
    expect(line?.level).toBe(30);
  });
});
