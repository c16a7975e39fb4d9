import { writeFileSync } from 'node:fs';
import { ATTACKS_FILE, attackPage } from '../test/signatures/attacks/attack-page.ts';

const page = attackPage();
writeFileSync(ATTACKS_FILE, page);
console.log(page);
