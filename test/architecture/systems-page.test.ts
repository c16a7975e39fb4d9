import { readFileSync } from 'node:fs';
import { SYSTEMS_FILE, systemsPage } from '../../tools/systems-page.ts';

test('docs/systems.md is as the editions declare it; npm run systems writes it', () => {
  expect(readFileSync(SYSTEMS_FILE, 'utf8')).toBe(systemsPage());
});
