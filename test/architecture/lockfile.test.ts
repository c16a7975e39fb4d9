import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';
import { missingPackages, readLockfile } from '../../tools/lockfile.ts';

test('the lockfile names the packages of every platform, so that npm ci takes it (npm run lockfile)', () => {
  expect(missingPackages(readLockfile(join(projectRoot, 'package-lock.json')))).toEqual([]);
});

test('a package that is asked for and not named is found', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-win32-x64': '1.0.0' },
    },
    'node_modules/tool-linux-x64': { version: '1.0.0' },
  };
  expect(missingPackages({ packages })).toEqual([{ name: 'tool-win32-x64', version: '1.0.0', dev: true }]);
});
