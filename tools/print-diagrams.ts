import { mkdirSync, writeFileSync } from 'node:fs';
import { EDITIONS, processDiagram } from '../src/catalogue/index.ts';
import { loadTexts } from '../src/graphql/index.ts';
import { LANGUAGES } from '../src/kernel/index.ts';

const FOLDER = 'docs/diagrams';

const texts = await loadTexts('locales');
mkdirSync(FOLDER, { recursive: true });
let count = 0;
for (const edition of EDITIONS) {
  for (const process of edition.processes) {
    for (const language of LANGUAGES) {
      const { bpmn, svg } = processDiagram(edition, process, language, texts);
      const file = `${FOLDER}/${edition.key}-${process.channel}.${language}`;
      writeFileSync(`${file}.bpmn`, await bpmn);
      writeFileSync(`${file}.svg`, svg);
      count += 1;
    }
  }
}
console.log(`${FOLDER}: ${count} diagrams, as BPMN and as SVG`);
