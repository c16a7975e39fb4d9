import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.ts';
import { APPLICATION_ROLE } from './application-role.ts';
import { namedDriver } from './named-client.ts';

export interface PostgresSettings {
  readonly url: string;
  readonly poolSize: number;
}

/** For the application: every session takes the least-privileged role, whoever logs in. */
export function applicationDataSource(settings: PostgresSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: namedDriver,
    url: settings.url,
    poolSize: settings.poolSize,
    installExtensions: false,
    extra: { options: `-c role=${APPLICATION_ROLE} -c TimeZone=UTC -c jit=off -c statement_timeout=30s` },
  });
}

/** For migrations: the owner of the tables. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    migrationsTableName: 'migration',
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    extra: { options: '-c TimeZone=UTC' },
  });
}
