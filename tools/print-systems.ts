import { writeFileSync } from 'node:fs';
import { SYSTEMS_FILE, systemsPage } from './systems-page.ts';

const page = systemsPage();
writeFileSync(SYSTEMS_FILE, page);
console.log(`${SYSTEMS_FILE} is as the editions declare it`);
