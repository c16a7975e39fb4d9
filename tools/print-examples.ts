import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { ResultPdf } from '../src/documents/index.ts';
import { loadTexts } from '../src/graphql/index.ts';
import { SAMPLE_PAPERS } from '../test/documents/sample-papers.ts';
import { sampleSheets } from '../test/documents/sample-sheets.ts';

const FOLDER = 'docs/examples';
const RESOLUTION = '80';

const texts = await loadTexts('locales');
const papers = new ResultPdf(texts);
const drawings = {
  ...Object.fromEntries(
    Object.entries(SAMPLE_PAPERS).map(([name, data]) => [name, () => papers.render(data)]),
  ),
  ...sampleSheets(texts),
};
mkdirSync(FOLDER, { recursive: true });
let drawn = 0;
for (const [name, draw] of Object.entries(drawings)) {
  const file = `${FOLDER}/${name}`;
  writeFileSync(`${file}.pdf`, await draw());
  const { error } = spawnSync('pdftoppm', ['-png', '-r', RESOLUTION, `${file}.pdf`, file]);
  if (error === undefined) drawn += 1;
}
const count = Object.keys(drawings).length;
console.log(
  `${FOLDER}: ${count} papers as PDF, ${drawn} as PNG${drawn < count ? ' (pdftoppm of poppler-utils is missing)' : ''}`,
);
