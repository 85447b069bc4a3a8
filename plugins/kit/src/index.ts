export { migrateSchema, type Migration } from './migrate.ts';
export { parse } from './parse.ts';
export { Refusal, type RefusalStatus } from './refuse.ts';
