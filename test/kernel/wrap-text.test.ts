import fc from 'fast-check';
import { bindNumbers, wrapText } from '../../src/kernel/index.ts';

const byLength = (line: string): number => line.length;
const wrap = (text: string, width: number): string[] => wrapText(text, width, byLength);
/** Soft hyphens written as ~. */
const wrapDivided = (text: string, width: number): string[] =>
  wrap(text.replaceAll('~', '\u00ad'), width).map((line) => line.replaceAll('\u00ad', '~'));

describe('breaking a text into lines', () => {
  it('breaks at spaces', () => {
    expect(wrap('бұқаралық ақпарат құралы', 16)).toEqual(['бұқаралық', 'ақпарат құралы']);
  });

  it('breaks a long word after its hyphens, and without them anywhere', () => {
    expect(wrap('а Шығыс-Қазақстан', 10)).toEqual(['а', 'Шығыс-', 'Қазақстан']);
    expect(wrap('ұұұұұұұ', 3)).toEqual(['ұұұ', 'ұұұ', 'ұ']);
  });

  it('keeps a number with what it belongs to', () => {
    const bound = (text: string, width: number) => wrap(bindNumbers(text), width);
    expect(bound('жылғы 7 қараша', 9)).toEqual(['жылғы', '7\u00a0қараша']);
    expect(bound('бұйрық № 178', 8)).toEqual(['бұйрық', '№\u00a0178']);
    expect(bound('«Дала», БИН 120140000017', 20)).toEqual(['«Дала»,', 'БИН\u00a0120140000017']);
  });

  it('makes no line of nothing', () => {
    expect(wrap(' \n ', 5)).toEqual([]);
    expect(wrapDivided('~ ~~', 1)).toEqual([]);
  });

  it('never makes a line wider than allowed, nor loses a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.every((line) => line.length <= width || [...line].length === 1)).toBe(true);
        expect(lines.join('').replace(/[\s\u00ad]/g, '')).toBe(text.replace(/[\s\u00ad]/g, ''));
      }),
    );
  });
});

describe('dividing words', () => {
  it('is done at the last soft hyphen that fits with a hyphen, where the line would be short', () => {
    expect(wrapDivided('бас~па~сөз ба~сы~лым~да~ры туралы', 16)).toEqual([
      'баспасөз басы~',
      'лымдары туралы',
    ]);
  });

  it('is not done for a little room, nor to the last word', () => {
    expect(wrapDivided('мем~ле~кеттік ба~сы~лым~да~ры туралы', 13)).toEqual([
      'мемлекеттік',
      'басылымдары',
      'туралы',
    ]);
    expect(wrapDivided('бас~па~сөз ба~сы~лым~да~ры', 16)).toEqual(['баспасөз', 'басылымдары']);
  });

  it('leaves no soft hyphen inside a line', () => {
    expect(wrapDivided('ба~сы~лым', 20)).toEqual(['басылым']);
  });

  it('ends no three lines one after another with a hyphen', () => {
    const lines = wrapDivided(`${'ааа~ббб~ввв~ггг '.repeat(20)}а`, 17);
    const ends = lines.map((line) => (line.endsWith('~') ? '~' : '.')).join('');
    expect(ends).toContain('~~');
    expect(ends).not.toContain('~~~');
  });

  it('comes before breaking anywhere in a word that is wider than a line', () => {
    expect(wrapDivided('ба~сы~лым~да~ры', 7)).toEqual(['басы~', 'лымдары']);
  });

  it('makes no line wider than allowed with its hyphen, nor loses a letter', () => {
    const word = fc.array(fc.stringMatching(/^[а-я]{2,5}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(
          word.map((parts) => parts.join('~')),
          { maxLength: 30 },
        ),
        fc.integer({ min: 8, max: 40 }),
        (words, width) => {
          const lines = wrapDivided(words.join(' '), width);
          expect(lines.every((line) => line.length <= width)).toBe(true);
          expect(lines.join('').replace(/[\s~]/g, '')).toBe(words.join('').replaceAll('~', ''));
        },
      ),
    );
  });
});
