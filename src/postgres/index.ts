export { APPLICATION_ROLE } from './application-role.ts';
export { ChannelListener } from './channel-listener.ts';
export { applicationDataSource, ownerDataSource } from './data-source.ts';
export { Database, type Queryable, type Transaction } from './database.ts';
export { callValues, findEarlierAnswer, type RepeatableCall, runOnce } from './idempotency.ts';
export { migrate } from './migrate.ts';
export { Signal } from './signal.ts';
export { SoleNode } from './sole-node.ts';
