export { nowAndAfterCommit } from './after-commit.ts';
export { createBatchLoader } from './batch-loader.ts';
export { BoundedCache } from './bounded-cache.ts';
export { ChangeLog } from './change-log.ts';
export { isDatabaseAway, RETRY_AFTER_S } from './database-away.ts';
export { migrateSchema, type Migration } from './migrate.ts';
export { parse } from './parse.ts';
export { Refusal, type RefusalStatus } from './refuse.ts';
