import { spawnSync } from 'node:child_process';
import { ResultPdf } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import { unpackedText } from './pdf-objects.ts';
import { SAMPLE_PAPERS } from './sample-papers.ts';
import { hasPdfReader } from './words-of.ts';

const texts = await loadTexts('locales');
const papers = new ResultPdf(texts);
const render = (name: string): Promise<Buffer> => {
  const data = SAMPLE_PAPERS[name];
  if (data === undefined) throw new Error('no such sample');
  return papers.render(data);
};

describe('a word that is divided at the end of a line', () => {
  it('ends with a hyphen that its structure calls a soft one (ISO 32000-1, 14.8.2.2.3)', async () => {
    const pdf = await render('reasoned-refusal');
    const soft = pdf.toString('latin1').split(`/ActualText (${String.fromCharCode(0xfe, 0xff, 0, 0xad)})`);
    expect(soft.length).toBeGreaterThan(3);
    expect(soft.length).toBeLessThan(20);
  });

  it('puts no soft hyphen among the letters', async () => {
    const text = unpackedText(await render('reasoned-refusal'));
    const letters = [...text.matchAll(/beginbfrange(.*?)endbfrange/gs)].map(([, range]) => range).join(' ');
    expect(letters).toContain('04d9');
    expect(letters).not.toContain('00ad');
  });

  (hasPdfReader ? it : it.skip)('is whole in the text that pdftotext reads', async () => {
    const { stdout } = spawnSync('pdftotext', ['-', '-'], {
      input: await render('reasoned-refusal'),
      encoding: 'utf8',
    });
    for (const word of ['бұқаралық', 'услугодателю', 'постановлением', 'следующим']) {
      expect([word, stdout.includes(word)]).toEqual([word, true]);
    }
  });
});
