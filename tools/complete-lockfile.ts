import { completeLockfile } from './lockfile.ts';

/* After npm install: `npm run lockfile`. */
const FILE = 'package-lock.json';
console.log(`${FILE}: ${completeLockfile(FILE)} packages of other platforms named`);
