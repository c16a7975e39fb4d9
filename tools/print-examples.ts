import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { ResultPdf } from '../src/documents/index.ts';
import { loadTexts } from '../src/graphql/index.ts';
import { SAMPLE_PAPERS } from '../test/documents/sample-papers.ts';

const FOLDER = 'docs/examples';
const RESOLUTION = '80';

const papers = new ResultPdf(await loadTexts('locales'));
mkdirSync(FOLDER, { recursive: true });
let drawn = 0;
for (const [name, data] of Object.entries(SAMPLE_PAPERS)) {
  const file = `${FOLDER}/${name}`;
  writeFileSync(`${file}.pdf`, await papers.render(data));
  const { error } = spawnSync('pdftoppm', ['-png', '-r', RESOLUTION, `${file}.pdf`, file]);
  if (error === undefined) drawn += 1;
}
const count = Object.keys(SAMPLE_PAPERS).length;
console.log(
  `${FOLDER}: ${count} papers as PDF, ${drawn} as PNG${drawn < count ? ' (pdftoppm of poppler-utils is missing)' : ''}`,
);
