import fc from 'fast-check';
import { wrapText } from '../../src/kernel/index.ts';

const byLength = (line: string): number => line.length;
const wrap = (text: string, width: number): string[] => wrapText(text, width, byLength);

describe('breaking a text into lines', () => {
  it('breaks at spaces', () => {
    expect(wrap('бұқаралық ақпарат құралы', 16)).toEqual(['бұқаралық', 'ақпарат құралы']);
  });

  it('breaks a long word after its hyphens, and without them anywhere', () => {
    expect(wrap('а Шығыс-Қазақстан', 10)).toEqual(['а', 'Шығыс-', 'Қазақстан']);
    expect(wrap('ұұұұұұұ', 3)).toEqual(['ұұұ', 'ұұұ', 'ұ']);
  });

  it('keeps a number with what it belongs to', () => {
    expect(wrap('жылғы 7 қараша', 9)).toEqual(['жылғы', '7\u00a0қараша']);
    expect(wrap('бұйрық № 178', 8)).toEqual(['бұйрық', '№\u00a0178']);
    expect(wrap('«Дала», БИН 120140000017', 20)).toEqual(['«Дала»,', 'БИН\u00a0120140000017']);
  });

  it('makes no line of nothing', () => {
    expect(wrap(' \n ', 5)).toEqual([]);
  });

  it('never makes a line wider than allowed, nor loses a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.every((line) => line.length <= width || [...line].length === 1)).toBe(true);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
