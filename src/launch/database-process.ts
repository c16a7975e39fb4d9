import { join } from 'node:path';
import { startEmbeddedDatabase } from './embedded-database.ts';
import { endWithParent } from './end-with-parent.ts';
import { localSecrets } from './local-secrets.ts';

/* A program of its own: PostgreSQL for as long as the program that started it lives, and in a process group of its own,
   so that Ctrl-C reaches the server first and the database when the server is done with it. Its argument is the folder
   of everything that is kept. */

const [folder = '.data'] = process.argv.slice(2);
const database = await startEmbeddedDatabase({
  folder: join(folder, 'postgres'),
  database: 'qyzmet',
  password: localSecrets(join(folder, 'secrets.json')).databasePassword,
  persistent: true,
});
/* The package stops its servers on signals by itself and ends the program: the order is ours to keep. */
process.removeAllListeners('SIGINT');
process.removeAllListeners('SIGTERM');
endWithParent(() => database.stop());
process.stdout.write(`database ${database.url}\n`);
