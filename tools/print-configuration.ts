import { writeFileSync } from 'node:fs';
import { CONFIGURATION_FILE, configurationPage } from './configuration-page.ts';

writeFileSync(CONFIGURATION_FILE, configurationPage());
console.log(`${CONFIGURATION_FILE} is as src/settings.ts describes the settings`);
