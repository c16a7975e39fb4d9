export { APPLICATION_ROLE } from './application-role.ts';
export { ChannelListener } from './channel-listener.ts';
export { applicationDataSource, ownerDataSource } from './data-source.ts';
export { Database, type Queryable, type Transaction } from './database.ts';
export { FORGET_CALLS_TASK, forgetCalls } from './forget-calls.ts';
export {
  answerOnce,
  answerOrEarlier,
  CLAIM_CONFLICT,
  callValues,
  findEarlierAnswer,
  KEY_LIFETIME_MILLISECONDS,
  type RepeatableCall,
  runOnce,
} from './idempotency.ts';
export { migrate } from './migrate.ts';
export { Signal } from './signal.ts';
export { SoleNode } from './sole-node.ts';
